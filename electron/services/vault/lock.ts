import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { loadDriver } from '#services/database/driver.ts'
import { translateStorageError } from '#services/database/storage-error.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { readIfPresent } from './durable-file.ts'
import { vaultPaths } from './vault-folder.ts'

/** Who holds a vault open: machine, process and since when (milliseconds since 1970). */
export type LockHolder = { readonly host: string; readonly pid: number; readonly since: number }

/** A held vault; `release` is idempotent, and the end of the process releases it too. */
export type VaultLock = { readonly holder: LockHolder; readonly release: () => void }

/**
 * Takes the vault for this process, or refuses at once: `busy`, `errors.vaultInUse` with the holder as `host`, `pid`
 * and `since`. The lock is the operating system's, held through SQLite, so a dead holder's is free by itself;
 * `lock-holder` only names it.
 */
export function acquireLock(folder: string, now: number): VaultLock {
  const paths = vaultPaths(folder)
  try {
    ensureFile(paths.lock)
    const Driver = loadDriver()
    const database = new Driver(paths.lock, { fileMustExist: true, timeout: 0 })
    try {
      database.pragma('temp_store=MEMORY')
      database.exec('BEGIN EXCLUSIVE')
      const holder = { host: hostname(), pid: process.pid, since: now }
      // Not durably: after a power failure nobody holds the vault, and waiting for the disk would slow every opening.
      writeFileSync(paths.lockHolder, JSON.stringify(holder), { mode: 0o600 })
      held.add(database)
      return { holder, release: () => releaseLock(database, paths.lockHolder) }
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    if (isBusy(error)) throw inUse(paths.lockHolder)
    throw translateStorageError(error, path.basename(paths.lock))
  }
}

/** The holder named in the folder, which may be a dead one; null where none is named legibly. */
export function readLockHolder(file: string): LockHolder | null {
  const bytes = readIfPresent(file)
  if (bytes === null) return null
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return isHolder(value) ? { host: value.host, pid: value.pid, since: value.since } : null
  } catch {
    return null
  }
}

type LockConnection = { readonly open: boolean; close(): unknown }

// A connection that nobody refers to is closed by the garbage collector, and the lock with it (test: 'forgotten').
const held = new Set<LockConnection>()

function releaseLock(database: LockConnection, holderFile: string): void {
  if (!database.open) return
  held.delete(database)
  // The name goes first: after the lock it might already be that of the next holder.
  rmSync(holderFile, { force: true })
  database.close()
}

function ensureFile(file: string): void {
  // Created only where missing: closing any descriptor of a file drops this process's own locks on it.
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

function inUse(holderFile: string): OperationError {
  const holder = readLockHolder(holderFile) ?? { host: '', pid: 0, since: 0 }
  return new OperationError('busy', 'errors.vaultInUse', { parameters: holder })
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false
  return (
    'host' in value &&
    typeof value.host === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'since' in value &&
    typeof value.since === 'number'
  )
}
