import { type BaseBlock, fromBER, Integer, OctetString, Sequence } from 'asn1js'
import type { SignatureAlgorithm } from '#services/vault/signature-validity.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { encodeCms, identifiers } from '../signature/cms-structure.ts'
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
  /** Whether the bytes are the one encoding that our own signer writes of these parts for that certificate. */
  isCanonical(leaf: Uint8Array): boolean
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

function read(contents: Buffer): CmsSignature {
  if (contents.length > maximumCmsBytes) throw refused('verify.signatureUnreadable')
  const parsed = fromBER(contents)
  // Anything but zeros behind the signature is outside of every digest: room for a second, hidden message.
  if (parsed.offset <= 0 || contents.subarray(parsed.offset).some((byte) => byte !== 0)) {
    throw refused('verify.signaturePadding')
  }
  const [type, wrapped, ...outside] = sequence(parsed.result)
  if (!isIdentifier(type, identifiers.signedData) || outside.length > 0) throw refused('verify.signatureFormat')
  const [content, ...beside] = context(wrapped, 0)
  const [version, digests, encapsulated, certificates, signers, ...rest] = sequence(content)
  const isVersion = version instanceof Integer && version.valueBlock.valueDec === 1
  if (!isVersion || beside.length > 0 || rest.length > 0) throw refused('verify.signatureFormat')
  const digestNames = set(digests).map((item) => identifierOf(sequence(item)[0]))
  if (digestNames.length !== 1 || digestNames[0] !== identifiers.sha256) throw refused('verify.signatureAlgorithm')
  const [dataType, attached] = sequence(encapsulated)
  if (!isIdentifier(dataType, identifiers.data) || attached !== undefined) throw refused('verify.signatureFormat')
  const [signer, ...others] = set(signers)
  // Two signers in one signature: readers differ in which one they show.
  if (others.length > 0) throw refused('verify.signatureFormat')
  const parts = { certificates: context(certificates, 0).map(raw), ...readSigner(signer) }
  const transmitted = contents.subarray(0, parsed.offset)
  return {
    ...parts,
    isCanonical: (leaf) => encodeCms({ ...parts, leaf }).equals(transmitted),
  }
}

type SignerPart = Omit<CmsSignature, 'certificates' | 'isCanonical'> & { readonly attributes: readonly BaseBlock[] }

function readSigner(signer: BaseBlock | undefined): SignerPart {
  const [version, identity, digest, attributes, signatureAlgorithm, signature, ...unsigned] = sequence(signer)
  if (!(version instanceof Integer) || version.valueBlock.valueDec !== 1) throw refused('verify.signatureFormat')
  const [issuer, serial] = sequence(identity)
  if (!(issuer instanceof Sequence) || !(serial instanceof Integer)) throw refused('verify.signatureFormat')
  if (identifierOf(sequence(digest)[0]) !== identifiers.sha256) throw refused('verify.signatureAlgorithm')
  if (attributes === undefined || !isTagged(attributes, 0)) throw refused('verify.signatureFormat')
  if (!(signature instanceof OctetString) || !onlyTimeStamp(unsigned)) throw refused('verify.signatureFormat')
  const signedBytes = Buffer.from(raw(attributes))
  signedBytes[0] = 0x31
  const values = attributeValues(context(attributes, 0))
  const messageDigest = values.get(identifiers.messageDigest)
  if (!isIdentifier(values.get(identifiers.contentType), identifiers.data)) throw refused('verify.signatureFormat')
  if (!(messageDigest instanceof OctetString)) throw refused('verify.signatureFormat')
  return {
    issuer: Buffer.from(raw(issuer)),
    serial: Buffer.from(serial.valueBlock.valueHexView).toString('hex'),
    signedBytes,
    attributes: context(attributes, 0),
    messageDigest: Buffer.from(messageDigest.valueBlock.valueHexView),
    certificateHash: certificateHash(values.get(identifiers.signingCertificateV2)),
    algorithm: algorithmOf(identifierOf(sequence(signatureAlgorithm)[0])),
    signature: new Uint8Array(signature.valueBlock.valueHexView),
  }
}

/** Nothing vouches for unsigned attributes; a time-stamp token, which vouches for itself, is the one that may stand there. */
function onlyTimeStamp(unsigned: readonly BaseBlock[]): boolean {
  const [attributes, ...more] = unsigned
  if (attributes === undefined) return true
  const types = context(attributes, 1).map((item) => sequence(item)[0])
  return more.length === 0 && types.every((type) => isIdentifier(type, identifiers.timeStampToken))
}

function certificateHash(attribute: BaseBlock | undefined): Buffer {
  if (attribute === undefined) throw refused('verify.signatureFormat')
  const [first, ...others] = sequence(sequence(sequence(attribute)[0])[0])
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
