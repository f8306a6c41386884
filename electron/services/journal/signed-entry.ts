import { type CborValue, decodeSharedCbor, encodeCbor } from './cbor.ts'
import { type ChangeSet, decodeChangeSet, encodeChangeSet, unreadable } from './change-set.ts'

/** Makes the 64-byte Ed25519 signature (RFC 8032) of a message with the key of this feed. */
export type Sign = (message: Uint8Array) => Uint8Array

/** Checks an Ed25519 signature against a raw public key of 32 bytes. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** A journal entry as stored: COSE_Sign1 (RFC 9052 section 4.2); header and payload are the signed bytes. */
export type SignedEntry = {
  readonly change: ChangeSet
  readonly header: Uint8Array
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

const tag18 = 0xd2

/** The bytes of an entry: tag 18, protected { alg: EdDSA, kid: device }, empty unprotected header, payload, signature. */
export function signEntry(change: ChangeSet, sign: Sign): Uint8Array {
  const payload = encodeChangeSet(change)
  const { signed, stored } = starts(change.device)
  const head = byteStringHead(payload.length)
  const signature = sign(Buffer.concat([signed, head, payload]))
  return Buffer.concat([stored, head, payload, signatureHead, signature])
}

/** Takes an entry apart and checks its form; the signature is for the caller to verify (`entryIsSigned`). */
export function readEntry(bytes: Uint8Array): SignedEntry {
  if (bytes[0] !== tag18) throw unreadable('entry', 'not a COSE_Sign1')
  let value: CborValue
  try {
    value = decodeSharedCbor(bytes.subarray(1))
  } catch (error) {
    throw unreadable('entry', error instanceof Error ? error.message : 'not CBOR', error)
  }
  if (!Array.isArray(value) || value.length !== 4) throw unreadable('entry', 'not four members')
  const [header, unprotected, payload, signature] = value
  if (!(header instanceof Uint8Array)) throw unreadable('entry.protected', 'not a byte string')
  if (!(payload instanceof Uint8Array)) throw unreadable('entry.payload', 'not a byte string')
  if (!(signature instanceof Uint8Array) || signature.length !== 64) throw unreadable('entry.signature', 'not 64 bytes')
  if (!isEmptyMap(unprotected)) throw unreadable('entry.unprotected', 'not empty')
  const change = decodeChangeSet(payload)
  // The header must be the only one that we would have written: another algorithm or key id is never negotiated.
  if (Buffer.compare(header, protectedHeader(change.device)) !== 0) throw unreadable('entry.protected', 'unexpected')
  return { change, header, payload, signature }
}

/** Whether the entry was signed with the key of that feed. */
export function entryIsSigned(entry: SignedEntry, publicKey: Uint8Array, verify: Verify): boolean {
  return verify(publicKey, signatureStructure(entry.header, entry.payload), entry.signature)
}

let lastStarts: { readonly device: string; readonly signed: Uint8Array; readonly stored: Uint8Array } = {
  device: '',
  signed: new Uint8Array(),
  stored: new Uint8Array(),
}

/** What stands before the payload in the signed structure and in the entry, the same for every entry of a device. */
function starts(device: string): Omit<typeof lastStarts, 'device'> {
  if (device === lastStarts.device) return lastStarts
  const header = protectedHeader(device)
  // Each is an array of four that ends in the payload, or in the payload and the signature.
  const signed = withoutLast(encodeCbor(['Signature1', header, new Uint8Array(), null]), 1)
  const stored = Buffer.concat([Uint8Array.of(tag18), withoutLast(encodeCbor([header, {}, null, null]), 2)])
  lastStarts = { device, signed, stored }
  return lastStarts
}

function withoutLast(bytes: Uint8Array, count: number): Uint8Array {
  return bytes.subarray(0, bytes.length - count)
}

const signatureHead = Uint8Array.of(0x58, 64)

/** The head of a byte string (RFC 8949 section 3); what CBOR may be here is far shorter than four bytes can count. */
function byteStringHead(length: number): Uint8Array {
  if (length < 24) return Uint8Array.of(0x40 + length)
  if (length <= 0xff) return Uint8Array.of(0x58, length)
  if (length <= 0xffff) return Uint8Array.of(0x59, length >> 8, length & 0xff)
  return Uint8Array.of(0x5a, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff)
}

let lastHeader: { readonly device: string; readonly bytes: Uint8Array } = { device: '', bytes: new Uint8Array() }

/** {1: -8, 4: device} spelled out: a map of two, and a byte string whose head is one byte up to 23, else two. */
function protectedHeader(device: string): Uint8Array {
  // A pass over a feed asks for the same header each time.
  if (device === lastHeader.device) return lastHeader.bytes
  const name = Buffer.from(device)
  const head = name.length < 24 ? [0x40 + name.length] : [0x58, name.length]
  lastHeader = { device, bytes: Buffer.concat([Uint8Array.of(0xa2, 0x01, 0x27, 0x04, ...head), name]) }
  return lastHeader.bytes
}

function isEmptyMap(value: CborValue | undefined): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !ArrayBuffer.isView(value) &&
    !(value instanceof Map) &&
    Object.keys(value).length === 0
  )
}

/** Sig_structure of RFC 9052 section 4.4, without external data. */
function signatureStructure(header: Uint8Array, payload: Uint8Array): Uint8Array {
  return encodeCbor(['Signature1', header, new Uint8Array(), payload])
}
