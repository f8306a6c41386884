import type { AttachmentKey } from './attachment-codec.ts'
import { deriveVaultKeys, zeroVaultKeys } from './keys.ts'
import type { OpenedVault } from './unlock.ts'

/** The key that new attachments of an opened vault are written under: that of its newest epoch. */
export function attachmentKey(vault: OpenedVault): AttachmentKey {
  return { epoch: vault.epoch, key: vault.keys.attachment, vaultId: vault.vaultId }
}

/** The key of the epoch that an attachment was written in, older ones included; null for an epoch never heard of. */
export function attachmentKeyOfEpoch(vault: OpenedVault, epoch: number): AttachmentKey | null {
  if (epoch === vault.epoch) return attachmentKey(vault)
  const masterKey = vault.header.sealed.epochs.find(({ number }) => number === epoch)?.masterKey ?? null
  if (masterKey === null) return null
  const keys = deriveVaultKeys(masterKey, vault.header.clear.vaultId, epoch)
  const key = Buffer.from(keys.attachment)
  zeroVaultKeys(keys)
  return { epoch, key, vaultId: vault.vaultId }
}
