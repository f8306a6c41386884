import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { namingStorageErrors } from '#services/database/storage-error.ts'

/** Replaces a file whole, mode 0600: after it returns the bytes survive a power failure, before it the old ones do. */
export function writeDurably(file: string, bytes: Uint8Array): void {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.new`
  namingStorageErrors(() => {
    try {
      const descriptor = openSync(temporary, 'wx', 0o600)
      try {
        let written = 0
        while (written < bytes.length) written += writeSync(descriptor, bytes, written)
        fsyncSync(descriptor)
      } finally {
        closeSync(descriptor)
      }
      renameSync(temporary, file)
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
    syncFolder(path.dirname(file))
  }, path.basename(file))
}

/** Makes the entries of a folder (a new or renamed file) survive a power failure. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder; its file systems journal the entry themselves.
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Makes a folder and its parents for this person alone (mode 0700). */
export function makePrivateFolder(folder: string): void {
  namingStorageErrors(() => mkdirSync(folder, { recursive: true, mode: 0o700 }), path.basename(folder))
}

/** The bytes of a file, or null where there is none; other failures are named. */
export function readIfPresent(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    return namingStorageErrors(() => {
      throw error
    }, path.basename(file))
  }
}
