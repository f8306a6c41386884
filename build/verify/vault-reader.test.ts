import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/services/database/open.ts'

const reader = path.join(import.meta.dirname, 'vault_reader.py')
const key = randomBytes(32)
const rows = Array.from({ length: 3000 }, (_, index) => `弱口令 finding ${index} ${'身份鉴别'.repeat(40)}`)
let folder = ''
let vault = ''

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vault-reader-'))
  vault = path.join(folder, 'vault.db')
  const database = openDatabase(vault, key, { create: true })
  database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const insert = database.prepare('INSERT INTO note (text) VALUES (?)')
  database.transaction(() => rows.forEach((row) => void insert.run(row)))()
  database.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

function read(source: string, target: string, readerKey: Buffer) {
  return spawnSync('python3', [reader, source, target], { input: readerKey.toString('hex'), encoding: 'utf8' })
}

describe('vault_reader.py', () => {
  it('decrypts a database of a megabyte into one that the ordinary sqlite3 program reads', () => {
    expect(statSync(vault).size).toBeGreaterThan(1_000_000)
    const plain = path.join(folder, 'plain.db')
    const result = read(vault, plain, key)
    expect(result.stderr).toBe('')
    expect(result.stdout).toBe(`${statSync(vault).size / 4096} pages, 0 damaged\n`)
    expect(result.status).toBe(0)
    const options = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const
    expect(spawnSync('sqlite3', [plain, 'PRAGMA integrity_check'], options).stdout).toBe('ok\n')
    const found = spawnSync('sqlite3', [plain, 'SELECT text FROM note ORDER BY id'], options).stdout
    expect(found.trimEnd().split('\n')).toEqual(rows)
  })

  it('refuses another key', () => {
    const result = read(vault, '-', randomBytes(32))
    expect(result.stderr).toContain('wrong key')
    expect(result.status).toBe(2)
  })

  it.each([
    [1, 20],
    [2, 0],
    [7, 2000],
    [100, 4095],
  ])('names page %i for one flipped bit', (page, offset) => {
    const damaged = path.join(folder, `damaged-${page}.db`)
    const bytes = readFileSync(vault)
    const at = (page - 1) * 4096 + offset
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(damaged, bytes)
    const result = read(damaged, '-', key)
    expect(result.stdout).toContain(`page ${page}: damaged\n${bytes.length / 4096} pages, 1 damaged`)
    expect(result.status).toBe(1)
  })
})
