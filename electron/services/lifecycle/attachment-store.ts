import type { OpenVault } from '../open-vault.ts'
import { isStoredAttachment, readAttachment, type StoredAttachment, writeAttachment } from '../vault/attachments.ts'
import type { OpenedVault } from '../vault/unlock.ts'
import { vaultPaths } from '../vault/vault-folder.ts'

/** Encrypts a file into the vault's attachments and answers what an evidence field needs to name it. */
export async function storeAttachment(vault: OpenVault, bytes: Buffer): Promise<StoredAttachment> {
  const { keys, epoch, vaultId } = vault.keys()
  const whole = async function* () {
    yield bytes
  }
  // A key of its own: a vault locked meanwhile wipes its keys, and zeros would then wrap the file.
  const key = Buffer.from(keys.attachment)
  try {
    return await writeAttachment(vaultPaths(vault.folder).attachments, { epoch, key, vaultId }, whole())
  } finally {
    key.fill(0)
  }
}

/** Whether this very file, by id, digest and size, is among the vault's attachments. */
export function holdsAttachment(folder: string, opened: OpenedVault, file: StoredAttachment): boolean {
  const { keys, epoch, vaultId } = opened
  return isStoredAttachment(vaultPaths(folder).attachments, { epoch, key: keys.attachment, vaultId }, file)
}

/** The decrypted chunks of an attachment; a damaged one is refused by name when its damage is reached. */
export function readAttachmentOf(vault: OpenVault, id: string): AsyncGenerator<Buffer> {
  const { keys, epoch, vaultId } = vault.keys()
  const keyOf = (wanted: number) => (wanted === epoch ? { epoch, key: keys.attachment, vaultId } : null)
  return readAttachment(vaultPaths(vault.folder).attachments, keyOf, id)
}
