import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { syncFolder } from '#services/vault/durable-file.ts'
import { invariant } from '#shared/base/assert.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { loadDriver } from './driver.ts'
import { translateStorageError } from './storage-error.ts'

/** Written into the file as SQLite's `application_id`: the letters SELB. */
const databaseApplicationId = 0x53_45_4c_42

/** `create` makes a new file and refuses an existing one; `readonly` neither writes nor changes a setting of the file. */
export type OpenOptions = { readonly create?: boolean; readonly readonly?: boolean }

const plaintextMagic = 'SQLite format 3\0'

/**
 * Opens a vault's database by its raw 32-byte key: SQLCipher 4 layout, WAL, `synchronous=FULL`. The order of the
 * statements is part of the format's safety; each setting that matters is read back. Throws an `OperationError` of
 * code `storage`: `errors.databaseMissing`, `errors.databaseEmpty`, `errors.databasePlaintext`,
 * `errors.databaseDamaged` (a wrong key looks the same to SQLite: prove the key on the header first),
 * `errors.notAVault`, or what `translateStorageError` names. The caller's key is left as it is.
 */
export function openDatabase(file: string, key: Buffer, options: OpenOptions = {}): Database.Database {
  invariant(key.length === 32, 'a shorter key would silently be taken for a passphrase')
  invariant(!(options.create && options.readonly), 'a new database has to be written')
  try {
    if (options.create) createDatabase(file, key)
    else refuseForeignFile(file)
    const database = connect(file, key, { readonly: options.readonly ?? false })
    try {
      if (database.pragma('application_id', { simple: true }) !== databaseApplicationId) {
        throw new OperationError('storage', 'errors.notAVault', { parameters: { file: path.basename(file) } })
      }
      return track(file, database)
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw translateStorageError(error, path.basename(file))
  }
}

function createDatabase(file: string, key: Buffer): void {
  // Made here because SQLite would make it readable by everybody; `-wal` and `-shm` take its mode over.
  closeSync(openSync(file, 'wx', 0o600))
  const database = connect(file, key, { fresh: true, readonly: false })
  try {
    database.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
  const first = readStart(file)
  // Without the cipher SQLite ignores the key and writes in the clear (test: 'holds no plaintext').
  invariant(first.length === 16 && first.toString('latin1') !== plaintextMagic, 'a vault must be written encrypted')
  syncFolder(path.dirname(file))
}

function connect(file: string, key: Buffer, mode: { fresh?: boolean; readonly: boolean }): Database.Database {
  const Driver = loadDriver()
  const database = new Driver(file, { fileMustExist: true, readonly: mode.readonly, timeout: 5000 })
  try {
    // First of all: the default writes sorts and statement journals to plaintext files in the temporary folder.
    database.pragma('temp_store=MEMORY')
    applyKey(database, key)
    if (mode.fresh) database.pragma('page_size=4096')
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    applySettings(database)
    if (mode.fresh) database.pragma(`application_id=${databaseApplicationId}`)
    readBack(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function applyKey(database: Database.Database, key: Buffer): void {
  database.pragma(`cipher='sqlcipher'`)
  database.pragma('legacy=4')
  const literal = rawKeyLiteral(key)
  try {
    database.key(literal)
  } finally {
    literal.fill(0)
  }
  // Throws on an SQLite without the cipher, which would take the key as a no-operation.
  const version = database.prepare('SELECT sqlite3mc_version() AS version').pluck().get()
  invariant(typeof version === 'string' && version !== '', 'only SQLite3 Multiple Ciphers encrypts')
}

/** x'<64 hex digits>' as bytes: a string of it would stay in the heap after the key is dropped. */
function rawKeyLiteral(key: Buffer): Buffer {
  const literal = Buffer.alloc(67)
  literal.write(`x'`, 'latin1')
  for (const [index, byte] of key.entries()) {
    literal[2 + 2 * index] = hexDigit(byte >> 4)
    literal[3 + 2 * index] = hexDigit(byte & 15)
  }
  literal.write(`'`, 66, 'latin1')
  return literal
}

function hexDigit(value: number): number {
  return value < 10 ? 0x30 + value : 0x61 + value - 10
}

function applySettings(database: Database.Database): void {
  database.pragma('journal_mode=WAL')
  database.pragma('synchronous=FULL')
  if (process.platform === 'darwin') {
    database.pragma('fullfsync=ON')
    database.pragma('checkpoint_fullfsync=ON')
  }
  database.pragma('foreign_keys=ON')
  database.pragma('trusted_schema=OFF')
  database.pragma('cell_size_check=ON')
  database.pragma('secure_delete=FAST')
  database.pragma('mmap_size=0')
  database.pragma('cache_size=-65536')
  database.pragma('wal_autocheckpoint=1000')
  database.pragma('journal_size_limit=67108864')
}

const expectedSettings = [
  ['temp_store', 2, 'temporary files would be plaintext'],
  ['synchronous', 2, 'acknowledged commits would be lost at a power failure'],
  ['foreign_keys', 1, 'references would dangle'],
  ['trusted_schema', 0, 'a crafted schema could call functions'],
  ['journal_mode', 'wal', 'readers would block the writer'],
] as const

function readBack(database: Database.Database): void {
  for (const [name, expected, because] of expectedSettings) {
    invariant(database.pragma(name, { simple: true }) === expected, `${name} must be ${expected}, else ${because}`)
  }
}

function refuseForeignFile(file: string): void {
  const parameters = { file: path.basename(file) }
  if (!existsSync(file)) throw new OperationError('storage', 'errors.databaseMissing', { parameters })
  if (statSync(file).size === 0) throw new OperationError('storage', 'errors.databaseEmpty', { parameters })
  // POSIX drops all of a process's locks on a file when any descriptor of it is closed, so never while it is open here.
  if (isOpenHere(file)) return
  if (readStart(file).toString('latin1') === plaintextMagic) {
    throw new OperationError('storage', 'errors.databasePlaintext', { parameters })
  }
}

const connections = new Map<string, number>()

/** Whether this process has the file open with SQLite; its bytes must then not be read by other means. */
export function isOpenHere(file: string): boolean {
  return (connections.get(realpathSync(file)) ?? 0) > 0
}

function track(file: string, database: Database.Database): Database.Database {
  const place = realpathSync(file)
  connections.set(place, (connections.get(place) ?? 0) + 1)
  const close = database.close.bind(database)
  database.close = () => {
    if (database.open) connections.set(place, (connections.get(place) ?? 1) - 1)
    return close()
  }
  return database
}

function readStart(file: string): Buffer {
  const descriptor = openSync(file, 'r')
  try {
    const start = Buffer.alloc(16)
    return start.subarray(0, readSync(descriptor, start, 0, 16, 0))
  } finally {
    closeSync(descriptor)
  }
}
