import { createHmac, diffieHellman, type KeyObject } from 'node:crypto'
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { importPublicExchangeKey, rawPublicKey } from './identity.ts'
import { unwrap } from './keys.ts'

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

/**
 * The inverse of `sealMessage` for the owner of the X25519 private key; null where anything differs. Written out after
 * RFC 9180 sections 4.1, 5.1 and 5.2: the package would have the key exported to this process's heap, and each unlock
 * would wait for a dozen turns of the thread pool.
 */
export function openMessage(
  key: KeyObject,
  message: SealedMessage,
  info: Uint8Array,
  associated: Uint8Array,
): Buffer | null {
  const { encapsulated, ciphertext } = message
  if (encapsulated.length !== 32 || ciphertext.length < tagLength) return null
  const secrets: Buffer[] = []
  const kept = (secret: Buffer) => {
    secrets.push(secret)
    return secret
  }
  try {
    const publicKey = importPublicExchangeKey(encapsulated)
    // Refuses points of small order by itself, as RFC 9180 section 7.1.4 demands.
    const exchanged = kept(diffieHellman({ privateKey: key, publicKey }))
    const context = Buffer.concat([encapsulated, rawPublicKey(key)])
    const shared = kept(
      labeledExpand(kemId, kept(labeledExtract(kemId, none, 'eae_prk', exchanged)), 'shared_secret', context, 32),
    )
    const mode = Uint8Array.of(0)
    const hashes = [
      labeledExtract(suiteId, none, 'psk_id_hash', none),
      labeledExtract(suiteId, none, 'info_hash', info),
    ]
    const schedule = Buffer.concat([mode, ...hashes])
    const secret = kept(labeledExtract(suiteId, shared, 'secret', none))
    const contentKey = kept(labeledExpand(suiteId, secret, 'key', schedule, 32))
    const nonce = labeledExpand(suiteId, secret, 'base_nonce', schedule, 12)
    return unwrap(contentKey, Buffer.concat([nonce, ciphertext]), associated)
  } catch {
    return null
  } finally {
    for (const secret of secrets) secret.fill(0)
  }
}

const none = new Uint8Array()
const tagLength = 16
// KEM 0x0020 is DHKEM(X25519, HKDF-SHA256), KDF 0x0001 HKDF-SHA256, AEAD 0x0002 AES-256-GCM.
const kemId = Buffer.concat([Buffer.from('KEM'), Uint8Array.of(0x00, 0x20)])
const suiteId = Buffer.concat([Buffer.from('HPKE'), Uint8Array.of(0x00, 0x20, 0x00, 0x01, 0x00, 0x02)])

function labeledExtract(suite: Uint8Array, salt: Uint8Array, label: string, input: Uint8Array): Buffer {
  return createHmac('sha256', salt).update('HPKE-v1').update(suite).update(label).update(input).digest()
}

/** One block of HKDF-Expand, which is all that 32 bytes or fewer take. */
function labeledExpand(suite: Uint8Array, secret: Uint8Array, label: string, info: Uint8Array, length: number): Buffer {
  return createHmac('sha256', secret)
    .update(Uint8Array.of(0, length))
    .update('HPKE-v1')
    .update(suite)
    .update(label)
    .update(info)
    .update(Uint8Array.of(1))
    .digest()
    .subarray(0, length)
}

/** The package reads `.buffer` of some views; a small Buffer shares its memory with others. */
function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}
