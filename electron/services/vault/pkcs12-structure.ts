import { type BaseBlock, Constructed, fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { OperationError } from '#shared/contract/errors.ts'

/** Object identifiers of a key file (RFC 7292) and of the ciphers in it (RFC 8018). */
export const pkcs12Identifiers = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  localKeyId: '1.2.840.113549.1.9.21',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const

/** RC2, RC4 and triple DES under SHA-1 (RFC 7292, appendix C), and the digest SHA-1 itself. */
export function isLegacyAlgorithm(identifier: string): boolean {
  return identifier.startsWith('1.2.840.113549.1.12.1.') || identifier === '1.3.14.3.2.26'
}

/** A refusal of a key file, by its own cause. */
export function keyFileRefusal(cause: KeyFileCause, parameters: Readonly<Record<string, string | number>> = {}) {
  return new OperationError('invalid', `errors.keyFile${cause}`, { parameters })
}

/** Why a key file is not taken. */
export type KeyFileCause =
  | 'Unreadable'
  | 'Legacy'
  | 'Algorithm'
  | 'Password'
  | 'Incomplete'
  | 'Authority'
  | 'Expired'
  | 'NotYetValid'
  | 'Weak'
  | 'Usage'
  | 'Kind'

/** One value of DER or BER with nothing behind it. */
export function parseWhole(bytes: Uint8Array): BaseBlock {
  const { offset, result } = fromBER(new Uint8Array(bytes))
  if (offset !== bytes.length) throw keyFileRefusal('Unreadable')
  return result
}

export function membersOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  if (block instanceof Sequence) return block.valueBlock.value
  throw keyFileRefusal('Unreadable')
}

/** What stands within an explicit or implicit tag of the context. */
export function taggedIn(block: BaseBlock | undefined): readonly BaseBlock[] {
  if (block instanceof Constructed && block.idBlock.tagClass === 3) return block.valueBlock.value
  throw keyFileRefusal('Unreadable')
}

export function identifierIn(block: BaseBlock | undefined): string {
  if (block instanceof ObjectIdentifier) return block.valueBlock.toString()
  throw keyFileRefusal('Unreadable')
}

export function octetsIn(block: BaseBlock | undefined): Buffer {
  if (block instanceof OctetString) return Buffer.from(block.getValue())
  throw keyFileRefusal('Unreadable')
}

export function numberIn(block: BaseBlock | undefined): number {
  if (block instanceof Integer) return block.valueBlock.valueDec
  throw keyFileRefusal('Unreadable')
}

/** A SEQUENCE of an identifier and what belongs to it. */
export function named(identifier: string, ...rest: BaseBlock[]): Sequence {
  return new Sequence({ value: [new ObjectIdentifier({ value: identifier }), ...rest] })
}

export function explicit(...value: BaseBlock[]): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value })
}

export function octets(bytes: Uint8Array): OctetString {
  return new OctetString({ valueHex: bytes })
}

export function derOf(block: BaseBlock): Buffer {
  return Buffer.from(block.toBER())
}
