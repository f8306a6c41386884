import { createHash, randomBytes } from 'node:crypto'
import { encodeCbor } from '#services/journal/cbor.ts'
import { formatSecretCode, parseSecretCode } from './secret-code.ts'

/** A new one-time code: 128 bits, and the four groups of eight symbols that are handed over. */
export function createInvitationCode(): { readonly secret: Buffer; readonly groups: readonly string[] } {
  const secret = randomBytes(16)
  return { secret, groups: formatSecretCode(secret) }
}

/** Reads a typed invitation code; the errors are those of `parseSecretCode`. */
export function parseInvitationCode(text: string): Buffer {
  return parseSecretCode(text, 16)
}

/**
 * What the journal records of an invitation (SHA-256, 32 bytes): it fixes slot and key, so that the slot cannot be
 * exchanged for another one later, and tells nothing about the code, whose X25519 public half it covers.
 */
export function invitationCommitment(vaultId: Uint8Array, slotId: Uint8Array, publicKey: Uint8Array): Buffer {
  return createHash('sha256')
    .update(encodeCbor(['sealbook/v1/invitation', vaultId, slotId, publicKey]))
    .digest()
}
