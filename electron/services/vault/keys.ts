import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { type CborValue, encodeCbor } from '#services/journal/cbor.ts'
import { invariant } from '#shared/base/assert.ts'

/** The keys of one epoch of a vault, 32 bytes each; `zeroVaultKeys` when done. */
export type VaultKeys = {
  readonly database: Buffer
  readonly attachment: Buffer
  readonly header: Buffer
  readonly exchange: Buffer
  readonly anchor: Buffer
}

const purposes = ['database', 'attachment', 'header', 'exchange', 'anchor'] as const

/** Bytes that a wrap adds: 12 of nonce, 16 of tag. */
export const wrapOverhead = 28

/**
 * HKDF-SHA-512 (RFC 5869), 32 bytes. `info` is CBOR of the versioned purpose (`sealbook/v1/...`) and the context, so
 * that no two uses can be spelled alike.
 */
export function expandKey(
  secret: Uint8Array,
  salt: Uint8Array,
  purpose: string,
  context: readonly CborValue[],
): Buffer {
  invariant(secret.length >= 16, 'a key is expanded from a secret of at least 128 bits')
  const info = encodeCbor([`sealbook/v1/${purpose}`, ...context])
  return Buffer.from(hkdfSync('sha512', secret, salt, info, 32))
}

/** The key that seals one member's identity: from the Argon2id output, bound to the vault and the slot. */
export function memberKey(passwordKey: Uint8Array, vaultId: Uint8Array, slotId: Uint8Array): Buffer {
  return expandKey(passwordKey, vaultId, 'member-key', [vaultId, slotId])
}

/** A vault master key: 32 random bytes. */
export function createMasterKey(): Buffer {
  return randomBytes(32)
}

/** The keys that one epoch's master key stands for. */
export function deriveVaultKeys(masterKey: Uint8Array, vaultId: Uint8Array, epoch: number): VaultKeys {
  invariant(masterKey.length === 32, 'a master key has 32 bytes')
  const derive = (purpose: (typeof purposes)[number]) =>
    expandKey(masterKey, vaultId, `${purpose}-key`, [vaultId, epoch])
  return {
    database: derive('database'),
    attachment: derive('attachment'),
    header: derive('header'),
    exchange: derive('exchange'),
    anchor: derive('anchor'),
  }
}

/** Overwrites the keys; copies made by the crypto library live until its process ends. */
export function zeroVaultKeys(keys: VaultKeys): void {
  for (const purpose of purposes) keys[purpose].fill(0)
}

/** AES-256-GCM: nonce (12) ‖ ciphertext ‖ tag (16). The nonce is random, so one key wraps fewer than 2^32 times. */
export function wrap(key: Uint8Array, plain: Uint8Array, associated: Uint8Array): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(associated)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The inverse of `wrap`; null where key, bytes or associated data are not those of the wrap. */
export function unwrap(key: Uint8Array, wrapped: Uint8Array, associated: Uint8Array): Buffer | null {
  if (wrapped.length < wrapOverhead) return null
  // The length is stated because a shorter tag would be accepted otherwise and is easy to forge.
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(associated)
  decipher.setAuthTag(wrapped.subarray(-16))
  const plain = decipher.update(wrapped.subarray(12, -16))
  try {
    decipher.final()
    return plain
  } catch {
    plain.fill(0)
    return null
  }
}
