import { type KeyObject, randomBytes } from 'node:crypto'
import { importPrivateKey } from './identity.ts'
import { expandKey } from './keys.ts'
import { formatSecretCode, parseSecretCode } from './secret-code.ts'

/** A new recovery key: 256 bits, and the eight groups of eight symbols that are printed. */
export function createRecoveryKey(): { readonly secret: Buffer; readonly groups: readonly string[] } {
  const secret = randomBytes(32)
  return { secret, groups: formatSecretCode(secret) }
}

/** Reads a typed recovery key; the errors are those of `parseSecretCode`. */
export function parseRecoveryKey(text: string): Buffer {
  return parseSecretCode(text, 32)
}

/**
 * The X25519 key that a code stands for in one slot of one vault. The slot is sealed to its public half, so that a
 * rotation can seal the next master key without asking for the code; 128 random bits need no slow derivation.
 */
export function codeKey(secret: Uint8Array, vaultId: Uint8Array, slotId: Uint8Array): KeyObject {
  const scalar = expandKey(secret, vaultId, 'code-key', [vaultId, slotId])
  try {
    return importPrivateKey('x25519', scalar)
  } finally {
    scalar.fill(0)
  }
}
