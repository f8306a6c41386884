import {
  Set as Asn1Set,
  type BaseBlock,
  Constructed,
  fromBER,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
} from 'asn1js'
import type { SignatureAlgorithm } from '#services/vault/certificate-signature.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { identifiers } from '../signature/cms-structure.ts'

/** What is judged of a detached CMS signature; names are DER, the serial number is lower-case hex. */
export type CmsSignature = {
  readonly certificates: readonly Uint8Array[]
  readonly issuer: Buffer
  readonly serial: string
  /** The signed attributes as they were transmitted, with the tag of a SET: the bytes under the signature. */
  readonly signedBytes: Buffer
  readonly messageDigest: Buffer
  /** SHA-256 of the certificate that the signer meant (RFC 5035). */
  readonly certificateHash: Buffer
  readonly algorithm: SignatureAlgorithm
  readonly signature: Uint8Array
}

/** Above this a signature is refused unread: the decoder recurses, and 12 kB hold every signature that we make. */
const maximumCmsBytes = 262_144

/** Reads the bytes of `Contents`, zero padding included; refuses by name everything that the profile leaves out. */
export function readCms(contents: Buffer): CmsSignature {
  try {
    return read(contents)
  } catch (cause) {
    if (cause instanceof OperationError) throw cause
    // asn1js and its recursion throw plain errors on hostile input; each means the same to a reader.
    throw refused('verify.signatureUnreadable', cause)
  }
}

function refused(key: string, cause?: unknown): OperationError {
  return new OperationError('invalid', key, { cause })
}

function read(contents: Buffer): CmsSignature {
  if (contents.length > maximumCmsBytes) throw refused('verify.signatureUnreadable')
  const parsed = fromBER(contents)
  // Anything but zeros behind the signature is outside of every digest: room for a second, hidden message.
  if (parsed.offset <= 0 || contents.subarray(parsed.offset).some((byte) => byte !== 0)) {
    throw refused('verify.signaturePadding')
  }
  const [type, wrapped] = members(parsed.result)
  if (!isIdentifier(type, identifiers.signedData)) throw refused('verify.signatureFormat')
  const [content] = members(wrapped)
  const [, digests, encapsulated, ...rest] = members(content)
  const digestNames = members(digests).map((item) => identifierOf(members(item)[0]))
  if (digestNames.some((item) => item !== identifiers.sha256)) throw refused('verify.signatureAlgorithm')
  const [dataType, attached] = members(encapsulated)
  if (!isIdentifier(dataType, identifiers.data) || attached !== undefined) throw refused('verify.signatureFormat')
  const signers = rest.find((item) => item instanceof Asn1Set)
  const all = signers === undefined ? [] : members(signers)
  // Two signers in one signature: readers differ in which one they show.
  if (all.length !== 1) throw refused('verify.signatureFormat')
  const certificates = rest.find((item) => isTagged(item, 0))
  const der = certificates === undefined ? [] : members(certificates).map(raw)
  return { certificates: der, ...readSigner(all[0]) }
}

function readSigner(signer: BaseBlock | undefined): Omit<CmsSignature, 'certificates'> {
  const [version, identity, digest, attributes, signatureAlgorithm, signature] = members(signer)
  if (!(version instanceof Integer) || version.valueBlock.valueDec !== 1) throw refused('verify.signatureFormat')
  const [issuer, serial] = members(identity)
  if (!(issuer instanceof Sequence) || !(serial instanceof Integer)) throw refused('verify.signatureFormat')
  if (identifierOf(members(digest)[0]) !== identifiers.sha256) throw refused('verify.signatureAlgorithm')
  if (attributes === undefined || !isTagged(attributes, 0)) throw refused('verify.signatureFormat')
  if (!(signature instanceof OctetString)) throw refused('verify.signatureFormat')
  const signedBytes = Buffer.from(raw(attributes))
  signedBytes[0] = 0x31
  const values = attributeValues(attributes)
  const messageDigest = values.get(identifiers.messageDigest)
  if (!isIdentifier(values.get(identifiers.contentType), identifiers.data)) throw refused('verify.signatureFormat')
  if (!(messageDigest instanceof OctetString)) throw refused('verify.signatureFormat')
  return {
    issuer: Buffer.from(raw(issuer)),
    serial: Buffer.from(serial.valueBlock.valueHexView).toString('hex'),
    signedBytes,
    messageDigest: Buffer.from(messageDigest.valueBlock.valueHexView),
    certificateHash: certificateHash(values.get(identifiers.signingCertificateV2)),
    algorithm: algorithmOf(identifierOf(members(signatureAlgorithm)[0])),
    signature: new Uint8Array(signature.valueBlock.valueHexView),
  }
}

function attributeValues(attributes: BaseBlock): ReadonlyMap<string, BaseBlock> {
  const values = new Map<string, BaseBlock>()
  for (const attribute of members(attributes)) {
    const [type, set] = members(attribute)
    const [value, second] = members(set)
    const identifier = identifierOf(type)
    if (value === undefined || second !== undefined || values.has(identifier)) throw refused('verify.signatureFormat')
    values.set(identifier, value)
  }
  return values
}

function certificateHash(attribute: BaseBlock | undefined): Buffer {
  if (attribute === undefined) throw refused('verify.signatureFormat')
  const [first, ...others] = members(members(members(attribute)[0])[0])
  // A hash algorithm other than the default SHA-256 would stand first, as a SEQUENCE.
  if (!(first instanceof OctetString) || others.some((item) => item instanceof OctetString)) {
    throw refused('verify.signatureAlgorithm')
  }
  return Buffer.from(first.valueBlock.valueHexView)
}

function algorithmOf(identifier: string): SignatureAlgorithm {
  if (identifier === identifiers.ecdsaWithSha256) return 'ecdsa-p256-sha256'
  if (identifier === identifiers.rsaEncryption || identifier === identifiers.rsaWithSha256) return 'rsa-pkcs1-sha256'
  throw refused('verify.signatureAlgorithm')
}

function members(block: BaseBlock | undefined): readonly BaseBlock[] {
  if (block instanceof Sequence || block instanceof Asn1Set || block instanceof Constructed)
    return block.valueBlock.value
  throw refused('verify.signatureFormat')
}

function identifierOf(block: BaseBlock | undefined): string {
  if (!(block instanceof ObjectIdentifier)) throw refused('verify.signatureFormat')
  return block.valueBlock.toString()
}

function isIdentifier(block: BaseBlock | undefined, identifier: string): boolean {
  return block instanceof ObjectIdentifier && block.valueBlock.toString() === identifier
}

function isTagged(block: BaseBlock, tagNumber: number): boolean {
  return block.idBlock.tagClass === 3 && block.idBlock.tagNumber === tagNumber && block instanceof Constructed
}

function raw(block: BaseBlock): Uint8Array {
  return new Uint8Array(block.valueBeforeDecodeView)
}
