import {
  Boolean as Asn1Boolean,
  type BaseBlock,
  fromBER,
  GeneralizedTime,
  Integer,
  OctetString,
  Sequence,
} from 'asn1js'
import type { SignatureForm } from '#services/vault/signature-validity.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { identifiers } from '../signature/cms-structure.ts'
import {
  attributeValues,
  context,
  identifierOf,
  isIdentifier,
  isTagged,
  raw,
  refused,
  sequence,
  set,
} from './der-read.ts'

type Hash = SignatureForm['hash']

/** What a time stamp says, not judged yet (RFC 3161, 2.4.2); the instant in milliseconds, integers in lower-case hex. */
export type StampInfo = {
  readonly imprint: Buffer
  readonly stampedAt: number
  readonly nonce: string | null
}

/** A time-stamp token taken apart: what it says, and what is needed to judge who said it. */
export type StampToken = StampInfo & {
  readonly certificates: readonly Uint8Array[]
  readonly issuer: Buffer
  readonly serial: string
  /** The bytes of the TSTInfo and their digest by the signed attributes. */
  readonly content: Uint8Array
  readonly contentHash: Hash
  readonly messageDigest: Buffer
  /** The signed attributes with the tag of a SET: the bytes under the signature. */
  readonly signedBytes: Buffer
  readonly certificateHash: { readonly hash: Hash | 'SHA-1'; readonly digest: Buffer }
  readonly form: SignatureForm
  readonly signature: Uint8Array
}

/** A token with its chain takes some kilobytes; above this it is refused unread, for the decoder recurses. */
export const maximumStampBytes = 65_536

/** Reads the bytes of a token, zero padding included; refuses by name what cannot be judged. */
export function readStampToken(contents: Buffer): StampToken {
  try {
    if (contents.length > maximumStampBytes) throw refused('verify.stampTooLarge')
    const parsed = fromBER(contents)
    if (parsed.offset <= 0 || contents.subarray(parsed.offset).some((byte) => byte !== 0))
      throw refused('verify.signaturePadding')
    return readContent(parsed.result)
  } catch (cause) {
    // asn1js and its recursion throw plain errors on hostile input; each means the same to a reader.
    if (cause instanceof OperationError && cause.key !== 'verify.signatureFormat') throw cause
    throw refused('verify.stampMalformed', cause)
  }
}

function readContent(block: BaseBlock): StampToken {
  const [type, wrapped, ...outside] = sequence(block)
  if (!isIdentifier(type, identifiers.signedData) || outside.length > 0) throw refused('verify.stampMalformed')
  const [content, ...beside] = context(wrapped, 0)
  const [version, , encapsulated, ...rest] = sequence(content)
  if (!(version instanceof Integer) || beside.length > 0) throw refused('verify.stampMalformed')
  const [certificates, signers, ...more] = rest.filter((part) => !isTagged(part, 1))
  const [kind, wrappedInfo, ...attached] = sequence(encapsulated)
  if (!isIdentifier(kind, identifiers.timeStampInfo) || attached.length > 0) throw refused('verify.stampMalformed')
  const [info, ...others] = context(wrappedInfo, 0)
  const [signer, ...signersBeside] = signers === undefined ? [] : set(signers)
  // Two signers in one stamp: readers differ in which one they show.
  if (more.length + others.length + signersBeside.length > 0) throw refused('verify.stampMalformed')
  if (certificates === undefined || !isTagged(certificates, 0)) throw refused('verify.stampCertificateMissing')
  const bytes = octets(info)
  return {
    ...readInfo(bytes),
    ...readSigner(signer),
    content: bytes,
    certificates: context(certificates, 0).map(raw),
  }
}

/** The bytes of an OCTET STRING in one piece; in pieces the same bytes could be written in many ways. */
function octets(block: BaseBlock | undefined): Uint8Array {
  if (!(block instanceof OctetString) || block.idBlock.isConstructed) throw refused('verify.stampMalformed')
  return new Uint8Array(block.valueBlock.valueHexView)
}

function readInfo(bytes: Uint8Array): StampInfo {
  const parsed = fromBER(bytes)
  if (parsed.offset !== bytes.length) throw refused('verify.stampMalformed')
  const [version, policy, imprint, serial, time, ...rest] = sequence(parsed.result)
  if (!(version instanceof Integer) || version.valueBlock.valueDec !== 1 || !(serial instanceof Integer))
    throw refused('verify.stampMalformed')
  identifierOf(policy)
  const [algorithm, digest] = sequence(imprint)
  if (identifierOf(sequence(algorithm)[0]) !== identifiers.sha256) throw refused('verify.stampAlgorithm')
  // Accuracy and ordering may stand before the nonce, the authority's name and extensions behind it.
  const optional = rest.filter((part) => !(part instanceof Sequence || part instanceof Asn1Boolean))
  const nonce = optional.find((part) => part instanceof Integer)
  return { imprint: Buffer.from(octets(digest)), stampedAt: instantOf(time), nonce: nonce ? hexOf(nonce) : null }
}

function hexOf(integer: Integer): string {
  return Buffer.from(integer.valueBlock.valueHexView)
    .toString('hex')
    .replace(/^(00)+(?=..)/, '')
}

/** A GeneralizedTime in UTC, with or without fractions of a second (RFC 3161, 2.4.2). */
function instantOf(block: BaseBlock | undefined): number {
  if (!(block instanceof GeneralizedTime)) throw refused('verify.stampMalformed')
  const text = Buffer.from(block.valueBlock.valueHexView).toString('latin1')
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(text)
  if (match === null) throw refused('verify.stampMalformed')
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const milliseconds = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000)
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds)
}

type SignerPart = Omit<StampToken, keyof StampInfo | 'certificates' | 'content'>

function readSigner(signer: BaseBlock | undefined): SignerPart {
  const [version, identity, digest, attributes, algorithm, signature, ...unsigned] = sequence(signer)
  const [issuer, serial] = sequence(identity)
  // Nothing vouches for unsigned attributes.
  if (!(version instanceof Integer) || version.valueBlock.valueDec !== 1 || unsigned.length > 0)
    throw refused('verify.stampMalformed')
  if (!(issuer instanceof Sequence) || !(serial instanceof Integer) || attributes === undefined)
    throw refused('verify.stampMalformed')
  const signedBytes = Buffer.from(raw(attributes))
  signedBytes[0] = 0x31
  const values = attributeValues(context(attributes, 0))
  if (!isIdentifier(values.get(identifiers.contentType), identifiers.timeStampInfo))
    throw refused('verify.stampMalformed')
  const contentHash = hashNamed(identifierOf(sequence(digest)[0]))
  return {
    issuer: Buffer.from(raw(issuer)),
    serial: hexOf(serial),
    contentHash,
    messageDigest: Buffer.from(octets(values.get(identifiers.messageDigest))),
    signedBytes,
    certificateHash: certificateHashIn(values),
    form: formOf(identifierOf(sequence(algorithm)[0]), contentHash),
    signature: octets(signature),
  }
}

const hashes: ReadonlyMap<string, Hash> = new Map([
  [identifiers.sha256, 'SHA-256'],
  [identifiers.sha384, 'SHA-384'],
  [identifiers.sha512, 'SHA-512'],
])

function hashNamed(identifier: string): Hash {
  const hash = hashes.get(identifier)
  if (hash === undefined) throw refused('verify.stampAlgorithm')
  return hash
}

const forms: ReadonlyMap<string, SignatureForm> = new Map([
  [identifiers.ecdsaWithSha256, { scheme: 'ecdsa', hash: 'SHA-256' }],
  [identifiers.ecdsaWithSha384, { scheme: 'ecdsa', hash: 'SHA-384' }],
  [identifiers.ecdsaWithSha512, { scheme: 'ecdsa', hash: 'SHA-512' }],
  [identifiers.rsaWithSha256, { scheme: 'rsa', hash: 'SHA-256' }],
  [identifiers.rsaWithSha384, { scheme: 'rsa', hash: 'SHA-384' }],
  [identifiers.rsaWithSha512, { scheme: 'rsa', hash: 'SHA-512' }],
])

function formOf(identifier: string, contentHash: Hash): SignatureForm {
  if (identifier === identifiers.rsaEncryption) return { scheme: 'rsa', hash: contentHash }
  const form = forms.get(identifier)
  if (form === undefined) throw refused('verify.stampAlgorithm')
  return form
}

/** Which certificate was meant: by SHA-1 in the older attribute (RFC 2634), by SHA-2 in the newer (RFC 5035). */
function certificateHashIn(values: ReadonlyMap<string, BaseBlock>): StampToken['certificateHash'] {
  const newer = values.get(identifiers.signingCertificateV2)
  const [first, second] = sequence(sequence(sequence(newer ?? values.get(identifiers.signingCertificate))[0])[0])
  if (newer === undefined) return { hash: 'SHA-1', digest: Buffer.from(octets(first)) }
  if (first instanceof OctetString) return { hash: 'SHA-256', digest: Buffer.from(octets(first)) }
  return { hash: hashNamed(identifierOf(sequence(first)[0])), digest: Buffer.from(octets(second)) }
}
