import { statfs } from 'node:fs/promises'
import { OperationError } from '#shared/contract/errors.ts'
import type { OpenVault } from '../open-vault.ts'
import {
  beginAttachment,
  isStoredAttachment,
  readAttachment,
  type StoredAttachment,
  type UnfinishedAttachment,
} from '../vault/attachments.ts'
import type { OpenedVault } from '../vault/unlock.ts'
import { vaultPaths } from '../vault/vault-folder.ts'

/** Bytes of the disk that no file may take: the vault itself has to be able to write. */
const roomKept = 64_000_000

/** Encrypts a file into the vault's attachments and answers what an evidence field needs to name it. */
export async function storeAttachment(vault: OpenVault, bytes: Buffer): Promise<StoredAttachment> {
  const whole = async function* () {
    yield bytes
  }
  return await (await receiveAttachment(vault, whole())).keep()
}

/** Encrypts bytes into the vault's folder as they arrive; they are an attachment once they are kept. */
export async function receiveAttachment(
  vault: OpenVault,
  chunks: AsyncIterable<Uint8Array>,
): Promise<UnfinishedAttachment> {
  const { keys, epoch, vaultId } = vault.keys()
  // A key of its own: a vault locked meanwhile wipes its keys, and zeros would then wrap the file.
  const key = Buffer.from(keys.attachment)
  try {
    const unfinished = await beginAttachment(vaultPaths(vault.folder).attachments, { epoch, key, vaultId }, chunks)
    return {
      ...unfinished,
      async keep() {
        // Before it lies there: a sweep must not take what its record is still to name.
        vault.awaitedFiles.add(unfinished.id)
        return await unfinished.keep()
      },
    }
  } finally {
    key.fill(0)
  }
}

/** Refuses a file for which the disk of the vault has no room: `storage`, `errors.diskFull`. */
export async function refuseWithoutRoom(vault: OpenVault, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(vaultPaths(vault.folder).attachments)
  if (size + roomKept <= bavail * bsize) return
  throw new OperationError('storage', 'errors.diskFull', { parameters: { file: 'attachments', reason: 'ENOSPC' } })
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
