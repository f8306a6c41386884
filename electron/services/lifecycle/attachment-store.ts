import type { OpenVault } from '../open-vault.ts'
import { readAttachment, type StoredAttachment, writeAttachment } from '../vault/attachments.ts'
import { vaultPaths } from '../vault/vault-folder.ts'

/** Encrypts a file into the vault's attachments and answers what an evidence field needs to name it. */
export async function storeAttachment(vault: OpenVault, bytes: Buffer): Promise<StoredAttachment> {
  const { keys, epoch, vaultId } = vault.keys()
  const whole = async function* () {
    yield bytes
  }
  return await writeAttachment(vaultPaths(vault.folder).attachments, { epoch, key: keys.attachment, vaultId }, whole())
}

/** The decrypted chunks of an attachment; a damaged one is refused by name when its damage is reached. */
export function readAttachmentOf(vault: OpenVault, id: string): AsyncGenerator<Buffer> {
  const { keys, epoch, vaultId } = vault.keys()
  const keyOf = (wanted: number) => (wanted === epoch ? { epoch, key: keys.attachment, vaultId } : null)
  return readAttachment(vaultPaths(vault.folder).attachments, keyOf, id)
}
