import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { decodeCbor, encodeCbor } from '#services/journal/cbor.ts'
import { invariant } from '#shared/base/assert.ts'
import { asBytes, asMap, asText } from './cbor-fields.ts'
import { unwrap, wrap } from './keys.ts'

/**
 * A member's private keys: `signing` (Ed25519, the journal), `document` (P-256, PDF), `exchange` (X25519, receives
 * the master key), and `local` (32 bytes, from which keys for this person's own files are expanded).
 */
export type Identity = {
  readonly memberId: string
  readonly signing: KeyObject
  readonly document: KeyObject
  readonly exchange: KeyObject
  readonly local: Buffer
}

/** The public halves: Ed25519 and X25519 as 32 raw bytes, P-256 as an uncompressed point (SEC 1, 65 bytes). */
export type PublicIdentity = {
  readonly signing: Uint8Array
  readonly document: Uint8Array
  readonly exchange: Uint8Array
}

// PKCS #8 (RFC 5958) up to the private bytes; the key types follow RFC 8410 and RFC 5915.
const privatePrefix = {
  ed25519: Buffer.from('302e020100300506032b657004220420', 'hex'),
  x25519: Buffer.from('302e020100300506032b656e04220420', 'hex'),
  p256: Buffer.from('308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420', 'hex'),
} as const
// Between the private scalar and the public point of a P-256 key.
const pointPrefix = Buffer.from('a144034200', 'hex')
const ed25519PublicPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const x25519PublicPrefix = Buffer.from('302a300506032b656e032100', 'hex')

/** New keys for a member; `memberId` is the id of the member record. */
export function createIdentity(memberId: string): Identity {
  return {
    memberId,
    signing: generateKeyPairSync('ed25519').privateKey,
    document: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
    exchange: generateKeyPairSync('x25519').privateKey,
    local: randomBytes(32),
  }
}

/** The identity in CBOR, wrapped; `associated` binds it to its vault and slot. */
export function sealIdentity(identity: Identity, key: Uint8Array, associated: Uint8Array): Buffer {
  const secrets = {
    signing: rawPrivateKey('ed25519', identity.signing),
    document: rawDocumentKey(identity.document),
    exchange: rawPrivateKey('x25519', identity.exchange),
  }
  const plain = encodeCbor({ member: identity.memberId, ...secrets, local: identity.local })
  try {
    return wrap(key, plain, associated)
  } finally {
    for (const bytes of [plain, ...Object.values(secrets)]) bytes.fill(0)
  }
}

/** The secret of the signing key, with which a member signs replies; whoever takes it zeroes it. */
export function replySecretOf({ signing }: Identity): Buffer {
  return rawPrivateKey('ed25519', signing)
}

/** The inverse of `sealIdentity`; null for another key (a wrong password), vault, slot or derivation. */
export function openIdentity(sealed: Uint8Array, key: Uint8Array, associated: Uint8Array): Identity | null {
  const plain = unwrap(key, sealed, associated)
  if (plain === null) return null
  try {
    const fields = asMap(decodeCbor(plain))
    const document = asBytes(fields.document, 32 + 65)
    return {
      memberId: asText(fields.member),
      signing: importPrivateKey('ed25519', asBytes(fields.signing, 32)),
      document: importDocumentKey(document),
      exchange: importPrivateKey('x25519', asBytes(fields.exchange, 32)),
      local: Buffer.from(asBytes(fields.local, 32)),
    }
  } finally {
    plain.fill(0)
  }
}

/** The public halves of an identity. */
export function publicIdentity(identity: Identity): PublicIdentity {
  return {
    signing: new Uint8Array(rawPublicKey(identity.signing)),
    document: new Uint8Array(publicPoint(identity.document)),
    exchange: new Uint8Array(rawPublicKey(identity.exchange)),
  }
}

/** Ed25519 (RFC 8032) over the bytes, 64 bytes; `key` is an identity's `signing` key or a device's. */
export function signChange(key: KeyObject, bytes: Uint8Array): Buffer {
  invariant(key.asymmetricKeyType === 'ed25519', 'changes are signed with Ed25519')
  return sign(null, bytes, key)
}

/** Whether the raw 32-byte public key signed the bytes; false for malformed keys and signatures. */
export function verifyChange(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const der = Buffer.concat([ed25519PublicPrefix, publicKey])
  return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
}

/** A private key from its 32 raw bytes (a seed for Ed25519, a scalar for X25519). */
export function importPrivateKey(type: 'ed25519' | 'x25519', raw: Uint8Array): KeyObject {
  const der = Buffer.concat([privatePrefix[type], raw])
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } finally {
    der.fill(0)
  }
}

/** A public X25519 key from its 32 raw bytes. */
export function importPublicExchangeKey(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([x25519PublicPrefix, raw]), format: 'der', type: 'spki' })
}

/** The 32 raw bytes of an Ed25519 or X25519 private key, for the caller to zero. */
export function rawPrivateKey(type: 'ed25519' | 'x25519', key: KeyObject): Buffer {
  const der = key.export({ format: 'der', type: 'pkcs8' })
  invariant(der.subarray(0, 16).equals(privatePrefix[type]), 'RFC 8410 keys have one DER form')
  return cut(der, 16, 32)
}

/** The 32 raw bytes of the public half of an Ed25519 or X25519 key. */
export function rawPublicKey(key: KeyObject): Buffer {
  const spki = publicHalf(key).export({ format: 'der', type: 'spki' })
  invariant(spki.length === 44, 'RFC 8410 public keys have one DER form')
  return Buffer.from(spki.subarray(12))
}

/** The public half of either half. */
function publicHalf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key
}

function publicPoint(key: KeyObject): Buffer {
  const spki = publicHalf(key).export({ format: 'der', type: 'spki' })
  invariant(spki.length === 91, 'a P-256 public key has one DER form')
  return Buffer.from(spki.subarray(26))
}

/** Scalar (32) ‖ point (65): with the point stored nothing has to be computed on opening. */
function rawDocumentKey(key: KeyObject): Buffer {
  const der = key.export({ format: 'der', type: 'pkcs8' })
  const start = privatePrefix.p256.length
  invariant(der.length === start + 32 + pointPrefix.length + 65, 'a P-256 private key has one DER form')
  invariant(der.subarray(0, start).equals(privatePrefix.p256), 'a P-256 private key has one DER form')
  const raw = Buffer.concat([der.subarray(start, start + 32), der.subarray(-65)])
  der.fill(0)
  return raw
}

function importDocumentKey(raw: Uint8Array): KeyObject {
  const der = Buffer.concat([privatePrefix.p256, raw.subarray(0, 32), pointPrefix, raw.subarray(32)])
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } finally {
    der.fill(0)
  }
}

function cut(der: Buffer, start: number, length: number): Buffer {
  const raw = Buffer.from(der.subarray(start, start + length))
  der.fill(0)
  return raw
}
