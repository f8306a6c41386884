import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { namingStorageErrors, translateStorageError } from '#services/database/storage-error.ts'
import { OperationError } from '#shared/contract/errors.ts'
import {
  type AttachmentKey,
  attachmentId,
  chunkBytes,
  chunkOverhead,
  encodeHead,
  headBytes,
  openChunk,
  openHead,
  readHeadEpoch,
} from './attachment-codec.ts'
import { sealChunks, writeAt } from './attachment-writer.ts'
import { syncFolder } from './durable-file.ts'

/** A stored attachment: `id` names it, `size` and `sha256` (hexadecimal) are those of the plaintext. */
export type StoredAttachment = { readonly id: string; readonly size: number; readonly sha256: string }

/** Finds the key of an epoch, for attachments older than a rotation; null where there is none. */
export type AttachmentKeys = (epoch: number) => AttachmentKey | null

const incomingPrefix = 'incoming-'

/** A file that is encrypted in the vault's folder, but not yet one of its attachments. */
export type UnfinishedAttachment = StoredAttachment & {
  /** Makes it an attachment, which then survives a power failure. */
  keep(): Promise<StoredAttachment>
  /** Takes it away again; nothing is left. Does nothing once it was kept. */
  drop(): void
  /**
   * Takes away what keeping it brought, where nothing came to rest on it. The same content stays where it was an attachment before, or
   * was kept by somebody else since.
   */
  unkeep(): void
}

/**
 * Encrypts a file chunk by chunk into `attachments/xx/<id>` and returns once it survives a power failure. The same
 * content has the same id and replaces itself. Failures of the disk are named; nothing is left behind by them.
 */
export async function writeAttachment(
  folder: string,
  key: AttachmentKey,
  source: AsyncIterable<Uint8Array>,
): Promise<StoredAttachment> {
  return await (await beginAttachment(folder, key, source)).keep()
}

/** The same up to the moment at which the file becomes an attachment; a crash before it leaves what the next opening clears. */
export async function beginAttachment(
  folder: string,
  key: AttachmentKey,
  source: AsyncIterable<Uint8Array>,
): Promise<UnfinishedAttachment> {
  const temporary = path.join(folder, `${incomingPrefix}${randomBytes(12).toString('hex')}`)
  const fileKey = randomBytes(32)
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      const { size, digest } = await sealChunks(handle, fileKey, source)
      const stored = { id: attachmentId(key, digest), size, sha256: digest.toString('hex') }
      await writeAt(handle, encodeHead(key, stored.id, fileKey), 0)
      await handle.sync()
      return unfinished(folder, temporary, stored)
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(temporary, { force: true })
    throw translateStorageError(error, 'attachments')
  } finally {
    fileKey.fill(0)
  }
}

function unfinished(folder: string, temporary: string, stored: StoredAttachment): UnfinishedAttachment {
  const drop = () => rmSync(temporary, { force: true })
  const target = attachmentFile(folder, stored.id)
  /** The file that keeping brought; null before that, and where it only took the place of the same content. */
  let brought: bigint | null = null
  return {
    ...stored,
    drop,
    async keep() {
      try {
        const made = await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
        // In one go: another file of the same content must not come between the look and the move.
        const isNew = inodeOf(target) === null
        renameSync(temporary, target)
        brought = isNew ? inodeOf(target) : null
        syncFolder(path.dirname(target))
        if (made !== undefined) syncFolder(folder)
        return stored
      } catch (error) {
        drop()
        throw translateStorageError(error, 'attachments')
      }
    },
    unkeep() {
      if (brought !== null && inodeOf(target) === brought) rmSync(target, { force: true })
      brought = null
    },
  }
}

function inodeOf(file: string): bigint | null {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}

/**
 * The plaintext, chunk by chunk, each authenticated before it is yielded; the digest is checked before the last one
 * is. Throws `storage`: `errors.attachmentMissing` or `errors.attachmentDamaged`, both naming the `file`.
 */
export async function* readAttachment(folder: string, keys: AttachmentKeys, id: string): AsyncGenerator<Buffer> {
  const handle = await openAttachment(folder, id)
  try {
    const head = await readAt(handle, headBytes, 0)
    const epoch = readHeadEpoch(head)
    const key = epoch === null ? null : keys(epoch)
    const fileKey = key && openHead(key, id, head)
    if (key === null || fileKey === null) throw damaged(id)
    const { size } = await handle.stat()
    const sealedBytes = chunkBytes + chunkOverhead
    const count = Math.ceil((size - headBytes) / sealedBytes)
    if (count < 1) throw damaged(id)
    const hash = createHash('sha256')
    for (let index = 0; index < count; index += 1) {
      const isFinal = index === count - 1
      const sealed = await readAt(handle, sealedBytes, headBytes + index * sealedBytes)
      const plain = openChunk(fileKey, index, isFinal, sealed)
      if (plain === null) throw damaged(id)
      hash.update(plain)
      if (isFinal && attachmentId(key, hash.digest()) !== id) throw damaged(id)
      yield plain
    }
    fileKey.fill(0)
  } catch (error) {
    throw translateStorageError(error, id)
  } finally {
    await handle.close()
  }
}

/** Removes what an interrupted writing left; call while holding the vault's lock. Returns how many files. */
export function removeUnfinishedAttachments(folder: string): number {
  return namingStorageErrors(() => {
    const unfinished = readdirSync(folder).filter((name) => name.startsWith(incomingPrefix))
    for (const name of unfinished) rmSync(path.join(folder, name), { force: true })
    return unfinished.length
  }, 'attachments')
}

/** Where an attachment of this id is, below the vault's `attachments` folder. */
export function attachmentFile(folder: string, id: string): string {
  // Ids come from requests and imported records: anything else could name a file elsewhere.
  if (!/^[0-9a-f]{64}$/.test(id))
    throw new OperationError('missing', 'errors.attachmentMissing', { parameters: { file: id } })
  return path.join(folder, id.slice(0, 2), id)
}

/**
 * Whether an attachment is there and is what it is said to be. The id is made from the digest, and the length of the
 * file from that of the plaintext, so nothing has to be decrypted to know.
 */
export function isStoredAttachment(folder: string, key: AttachmentKey, claimed: StoredAttachment): boolean {
  if (attachmentId(key, Buffer.from(claimed.sha256, 'hex')) !== claimed.id) return false
  const file = statSync(attachmentFile(folder, claimed.id), { throwIfNoEntry: false })
  return file?.size === sealedSize(claimed.size)
}

/** The bytes that an attachment takes of so many bytes of plaintext. */
export function sealedSize(size: number): number {
  return headBytes + size + chunkOverhead * Math.max(1, Math.ceil(size / chunkBytes))
}

async function openAttachment(folder: string, id: string): Promise<FileHandle> {
  try {
    return await open(attachmentFile(folder, id), 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new OperationError('storage', 'errors.attachmentMissing', { parameters: { file: id } })
    }
    throw translateStorageError(error, id)
  }
}

async function readAt(handle: FileHandle, length: number, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

function damaged(id: string): OperationError {
  return new OperationError('storage', 'errors.attachmentDamaged', { parameters: { file: id } })
}
