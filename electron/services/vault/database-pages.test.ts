import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../database/open.ts'
import { damagedPages } from './database-pages.ts'

const key = Buffer.alloc(32, 7)
let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-pages-'))
  file = path.join(folder, 'vault.db')
  const db = openDatabase(file, key, { create: true })
  db.exec('CREATE TABLE notes (text TEXT) STRICT')
  const insert = db.prepare('INSERT INTO notes (text) VALUES (?)')
  for (let row = 0; row < 300; row++) insert.run('x'.repeat(900))
  db.exec('DELETE FROM notes WHERE rowid > 100')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function found(): readonly number[] {
  const steps = damagedPages(file, key)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function flip(offset: number): void {
  const descriptor = openSync(file, 'r+')
  const byte = Buffer.alloc(1)
  readSync(descriptor, byte, 0, 1, offset)
  writeSync(descriptor, Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, offset)
  closeSync(descriptor)
}

it('finds nothing in a whole database', () => {
  expect(found()).toEqual([])
})

it('names every page in which one bit was turned, whether SQLite still reads it or not', () => {
  const pages = statSync(file).size / 4096
  expect(pages).toBeGreaterThan(40)
  for (let page = 2; page <= pages; page++) {
    flip((page - 1) * 4096 + 100)
    expect(found()).toEqual([page])
    flip((page - 1) * 4096 + 100)
  }
  flip(20)
  expect(found()).toEqual([1])
})

it('takes another key for damage of every page', () => {
  const steps = damagedPages(file, Buffer.alloc(32, 8))
  let step = steps.next()
  while (!step.done) step = steps.next()
  expect(step.value).toHaveLength(statSync(file).size / 4096)
})
