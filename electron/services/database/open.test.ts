import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import { openDatabase } from './open.ts'
import { namingStorageErrors, translateStorageError } from './storage-error.ts'

const key = randomBytes(32)
let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'open-database-'))
  file = path.join(folder, 'vault.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

function createWithRows(): void {
  const database = openDatabase(file, key, { create: true })
  database.exec('CREATE TABLE note (text TEXT) STRICT')
  const insert = database.prepare('INSERT INTO note VALUES (?)')
  database.transaction(() => {
    for (let row = 0; row < 500; row += 1) insert.run(`弱口令 marker-${row} ${'x'.repeat(100)}`)
  })()
  database.close()
}

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof OperationError) return `${error.code} ${error.key}`
    throw error
  }
  return 'accepted'
}

describe('openDatabase', () => {
  it('reads back what it wrote, also while read only, and keeps the key', () => {
    createWithRows()
    const before = Buffer.from(key)
    const database = openDatabase(file, key)
    const other = openDatabase(file, key, { readonly: true })
    expect(other.prepare('SELECT count(*) FROM note').pluck().get()).toBe(500)
    expect(refusal(() => namedRun(other, 'DELETE FROM note'))).toBe('storage errors.readOnly')
    other.close()
    database.exec('DELETE FROM note')
    database.close()
    expect(key.equals(before)).toBe(true)
  })

  it('holds no plaintext: neither the magic of SQLite nor names nor text, in the log as well', () => {
    const database = openDatabase(file, key, { create: true })
    database.exec(`CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('marker 弱口令')`)
    const names = readdirSync(folder)
    expect(names).toContain('vault.db-wal')
    const all = Buffer.concat(names.map((name) => readFileSync(path.join(folder, name))))
    for (const text of ['SQLite format 3', 'CREATE TABLE', 'marker', '弱口令']) expect(all.includes(text)).toBe(false)
    database.close()
  })

  it('sets what the safety of commits and temporary files hangs on', () => {
    const database = openDatabase(file, key, { create: true })
    const settings = ['temp_store', 'synchronous', 'journal_mode', 'secure_delete', 'trusted_schema', 'page_size']
    expect(settings.map((name) => database.pragma(name, { simple: true }))).toEqual([2, 2, 'wal', 2, 0, 4096])
    database.close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it.skipIf(!existsSync('/proc/locks'))('keeps its locks while the same process opens the file again', () => {
    createWithRows()
    const database = openDatabase(file, key)
    const held = () =>
      readFileSync('/proc/locks', 'utf8')
        .split('\n')
        .filter((line) => line.includes(` ${process.pid} `))
    const before = held()
    expect(before.length).toBeGreaterThan(0)
    openDatabase(file, key).close()
    expect(held()).toEqual(before)
    database.close()
  })

  it('refuses a file that exists where it is to create one', () => {
    createWithRows()
    expect(refusal(() => openDatabase(file, key, { create: true }))).toBe('storage errors.fileExists')
  })

  it('tells missing, empty, plaintext, foreign and damaged files apart, and makes none of them', () => {
    expect(refusal(() => openDatabase(file, key))).toBe('storage errors.databaseMissing')
    writeFileSync(file, '')
    expect(refusal(() => openDatabase(file, key))).toBe('storage errors.databaseEmpty')
    expect(statSync(file).size).toBe(0)
    rmSync(file)
    const plain = new Database(file)
    plain.exec('CREATE TABLE t (a)')
    plain.close()
    expect(refusal(() => openDatabase(file, key))).toBe('storage errors.databasePlaintext')
    writeFileSync(file, randomBytes(8192))
    expect(refusal(() => openDatabase(file, key))).toBe('storage errors.databaseDamaged')
    rmSync(file)
    createWithRows()
    expect(refusal(() => openDatabase(file, randomBytes(32)))).toBe('storage errors.databaseDamaged')
    truncateSync(file, 4096)
    expect(refusal(() => namedRun(openDatabase(file, key), 'SELECT * FROM note'))).toBe(
      'storage errors.databaseDamaged',
    )
  })

  it('refuses an encrypted database that is not ours', () => {
    const other = new Database(file)
    other.pragma(`cipher='sqlcipher'`)
    other.pragma('legacy=4')
    other.key(Buffer.from(`x'${key.toString('hex')}'`))
    other.exec('CREATE TABLE t (a)')
    other.close()
    expect(refusal(() => openDatabase(file, key))).toBe('storage errors.notAVault')
  })

  it('refuses a key that would be taken for a passphrase', () => {
    expect(() => openDatabase(file, randomBytes(31), { create: true })).toThrow(/passphrase/)
  })
})

describe('translateStorageError', () => {
  it.each([
    ['SQLITE_FULL', 'errors.diskFull'],
    ['SQLITE_IOERR_SHMSIZE', 'errors.diskFull'],
    ['SQLITE_IOERR_WRITE', 'errors.deviceFailure'],
    ['SQLITE_READONLY_DIRECTORY', 'errors.readOnly'],
    ['SQLITE_NOTADB', 'errors.databaseDamaged'],
    ['SQLITE_CORRUPT_VTAB', 'errors.databaseDamaged'],
    ['SQLITE_CANTOPEN', 'errors.fileUnreachable'],
    ['SQLITE_BUSY_SNAPSHOT', 'errors.databaseBusy'],
    ['ENOSPC', 'errors.diskFull'],
    ['EROFS', 'errors.readOnly'],
    ['EIO', 'errors.deviceFailure'],
  ])('names %s as %s', (code, messageKey) => {
    const named = translateStorageError(Object.assign(new Error('x'), { code }), 'vault.db')
    expect(named).toMatchObject({ key: messageKey, parameters: { file: 'vault.db', reason: code } })
  })

  it.skipIf(!existsSync('/dev/full'))('names a disk that is really full', () => {
    expect(refusal(() => namingStorageErrors(() => writeFileSync('/dev/full', 'x')))).toBe('storage errors.diskFull')
  })

  it('leaves what it does not know, constraints of the schema included', () => {
    for (const error of [new Error('x'), Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT' }), 'text']) {
      expect(translateStorageError(error)).toBe(error)
    }
  })
})

function namedRun(database: Database.Database, sql: string): void {
  try {
    const statement = database.prepare(sql)
    if (statement.reader) statement.all()
    else statement.run()
  } catch (error) {
    throw translateStorageError(error)
  }
}
