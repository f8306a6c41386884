import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { journalTables } from '../database/migrations/0001-journal.ts'
import { journalPlaces } from '../database/migrations/0035-journal-places.ts'
import { leafHashes } from '../database/migrations/0074-leaf-hashes.ts'
import { auditJournal } from './audit.ts'
import { parseCheckpoint, vaultHead } from './checkpoint.ts'
import { openFeed, registerFeed } from './feed.ts'
import { changesSince } from './history.ts'
import { proofOf, verifyProof } from './proof.ts'
import { draftOf, type TestJournal, testJournal, testKey, testVerify } from './test-journal.ts'

type Row = Readonly<Record<string, string | number | Buffer | null>>

const second = '00aa00aa00aa00aa'
let journal: TestJournal
let older: Database.Database
let notes: readonly string[]
beforeEach(() => {
  journal = testJournal()
  const key = testKey()
  registerFeed(journal.db, { device: second, member: 'm2', publicKey: key.publicKey, letter: 'B' })
  const other = openFeed(journal.db, { vault: journal.vault, device: second, member: 'm2', ...key })
  journal.db.transaction(() => {
    for (let index = 2; index <= 300; index += 1) {
      journal.feed.append(draftOf(`f${index % 50}`, `value ${index}`))
      if (index % 3 === 0) other.append(draftOf(`g${index}`, index))
    }
  })()
  notes = [journal.feed.saveCheckpoint(), other.saveCheckpoint()]
  older = asBefore(journal.db)
})
afterEach(() => {
  older.close()
  journal.close()
})

/** The rows of the journal in a database of the time when entries were keyed by device and seq. */
function asBefore(db: Database.Database): Database.Database {
  const before = new Database(':memory:')
  for (const statement of journalTables) before.exec(statement)
  const copy = (table: string, columns: string, from: string) => {
    const insert = before.prepare(`INSERT INTO ${table} VALUES (${columns.split(',').map(() => '?')})`)
    for (const row of db.prepare(`SELECT ${columns} FROM ${from}`).raw().all()) insert.run(row)
  }
  const feed = (table: string) => `${table} JOIN feeds ON feeds.number = ${table}.feed`
  copy('feeds', 'device, member, publicKey, letter, certificate, checkpoint', 'feeds ORDER BY number')
  copy('changeSets', 'device, seq, bytes, leafHash, lamport, wall, changeSets.member', feed('changeSets'))
  copy('changeValues', 'device, seq, bytes', feed('changeValues'))
  copy('touches', 'id, device, place & 4294967295', 'touches JOIN feeds ON feeds.number = place >> 32')
  copy('tiles', 'device, level, position, hashes', 'tiles')
  return before
}

function migrated(): Database.Database {
  older.transaction(() => {
    for (const statement of [...journalPlaces, ...leafHashes]) older.exec(statement)
  })()
  return older
}

const audited = (db: Database.Database) =>
  auditJournal(db, {
    vault: journal.vault,
    verify: testVerify,
    level: 'full',
    expectedHeads: notes.map((note) => parseCheckpoint(note)),
  })

describe('a journal of before', () => {
  it('is carried over row for row', () => {
    const db = migrated()
    for (const table of ['feeds', 'changeSets', 'changeValues', 'touches', 'tiles']) {
      const rows = (of: Database.Database) => of.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY 1, 2`).all()
      expect(rows(db).length, table).toBeGreaterThan(1)
      expect(rows(db), table).toEqual(rows(journal.db))
    }
    expect(changesSince(db, {})).toEqual(changesSince(journal.db, {}))
    expect(db.prepare('PRAGMA integrity_check').pluck().get()).toBe('ok')
  })

  it('is sound, has the same heads, and proofs made before still hold', () => {
    const before = notes.map((note) => proofOf(journal.db, parseCheckpoint(note).device, 77, note))
    const db = migrated()
    expect(audited(db)).toMatchObject({ entries: 400, signatures: 400, findings: [] })
    const saved = db.prepare<[], string>('SELECT checkpoint FROM feeds ORDER BY number').pluck().all()
    expect(saved).toEqual(notes)
    expect(vaultHead(saved.map(parseCheckpoint))).toEqual(vaultHead(notes.map(parseCheckpoint)))
    notes.forEach((note, index) => {
      const { device } = parseCheckpoint(note)
      const publicKey = db.prepare<[string], Buffer>('SELECT publicKey FROM feeds WHERE device = ?').pluck().get(device)
      const proof = proofOf(db, device, 77, note)
      expect(proof).toEqual(before[index])
      expect(verifyProof(proof, publicKey ?? Buffer.alloc(0), testVerify).holds).toBe(true)
    })
  })

  it('goes on where it was', () => {
    const { vault, device, key } = journal
    const db = migrated()
    const feed = openFeed(db, { vault, device, member: 'member-1', publicKey: key.publicKey, sign: key.sign })
    expect(db.transaction(() => feed.append(draftOf('next', 1)))().revision).toBe(`${device}:301`)
    expect(audited(db)).toMatchObject({ entries: 401, findings: [] })
  })

  it('keeps what an intruder put there, for the audit to find', () => {
    older.exec(`INSERT INTO changeSets SELECT 'stranger', seq, bytes, leafHash, lamport, wall, member FROM changeSets
      WHERE device = '${second}' AND seq <= 3`)
    older.exec(`INSERT INTO changeValues VALUES ('another', 7, x'80')`)
    const { findings } = audited(migrated())
    expect(findings.map(({ kind, device }) => `${kind} ${device}`)).toEqual([
      expect.stringMatching(/^stray-rows 1000001$/),
      `stray-rows ${second}`,
    ])
  })
})
