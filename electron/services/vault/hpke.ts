import type { KeyObject } from 'node:crypto'
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { rawPrivateKey } from './identity.ts'

/** A message that only one X25519 key opens: `encapsulated` (32 bytes) and ciphertext with its tag. */
export type SealedMessage = { readonly encapsulated: Uint8Array; readonly ciphertext: Uint8Array }

/** RFC 9180 base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
function createSuite(): CipherSuite {
  return new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
}

/** Seals for the raw 32-byte X25519 public key; `info` and `associated` have to be the same to open. */
export async function sealMessage(
  recipient: Uint8Array,
  plain: Uint8Array,
  info: Uint8Array,
  associated: Uint8Array,
): Promise<SealedMessage> {
  const suite = createSuite()
  const recipientPublicKey = await suite.kem.deserializePublicKey(exactBuffer(recipient))
  const sealed = await suite.seal(
    { recipientPublicKey, info: exactBuffer(info) },
    exactBuffer(plain),
    exactBuffer(associated),
  )
  return { encapsulated: new Uint8Array(sealed.enc), ciphertext: new Uint8Array(sealed.ct) }
}

/** The inverse of `sealMessage` for the owner of the X25519 private key; null where anything differs. */
export async function openMessage(
  key: KeyObject,
  message: SealedMessage,
  info: Uint8Array,
  associated: Uint8Array,
): Promise<Buffer | null> {
  const suite = createSuite()
  const raw = rawPrivateKey('x25519', key)
  const recipientKey = await suite.kem.importKey('raw', exactBuffer(raw), false)
  raw.fill(0)
  try {
    const enc = exactBuffer(message.encapsulated)
    const parameters = { recipientKey, enc, info: exactBuffer(info) }
    return Buffer.from(await suite.open(parameters, exactBuffer(message.ciphertext), exactBuffer(associated)))
  } catch {
    return null
  }
}

/** The package reads `.buffer` of some views; a small Buffer shares its memory with others. */
function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}
