import { existsSync, readdirSync, type Stats, statSync, unlinkSync } from 'node:fs'
import path from 'node:path'
import { namingStorageErrors } from '../database/storage-error.ts'
import { attachmentFile } from './attachments.ts'

/** An attachment as it lies in the folder: the bytes it takes there, and since when, in milliseconds, it has lain there as it is. */
export type LyingAttachment = { readonly id: string; readonly bytes: number; readonly since: number }

/** Every attachment that lies in its place; files of other names are none of ours and are passed over. */
export function listAttachments(folder: string): readonly LyingAttachment[] {
  if (!existsSync(folder)) return []
  return namingStorageErrors(
    () =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name))
        .flatMap(({ name }) => readdirSync(path.join(folder, name)).filter((id) => isIn(name, id)))
        .flatMap((id) => {
          const found = statSync(attachmentFile(folder, id), { throwIfNoEntry: false })
          return found?.isFile() ? [lying(id, found)] : []
        }),
    'attachments',
  )
}

/** Removes an attachment unless it is another file by now; whether it did. */
export function removeLying(folder: string, listed: LyingAttachment): boolean {
  return namingStorageErrors(() => {
    const file = attachmentFile(folder, listed.id)
    const found = statSync(file, { throwIfNoEntry: false })
    if (!found || lying(listed.id, found).since !== listed.since) return false
    unlinkSync(file)
    return true
  }, 'attachments')
}

/** Whether an attachment of this id belongs into this folder of them. */
export function isIn(folder: string, id: string): boolean {
  return /^[0-9a-f]{64}$/.test(id) && id.startsWith(folder)
}

/** A copied file keeps the time of its content: the time of its change says when it came to lie here. */
function lying(id: string, { size, mtimeMs, ctimeMs }: Stats): LyingAttachment {
  return { id, bytes: size, since: Math.max(mtimeMs, ctimeMs) }
}
