import { hash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkpointIsSigned, parseCheckpoint } from './checkpoint.ts'
import { entryWriter, openFeed, registerFeed } from './feed.ts'
import { entryIsSigned, readEntry } from './signed-entry.ts'
import { draftOf, type TestJournal, testJournal, testKey, testVerify } from './test-journal.ts'
import { leavesOfFeed } from './tiles.ts'
import { leafHash, rootOf } from './tree.ts'

let journal: TestJournal
beforeEach(() => {
  journal = testJournal()
})
afterEach(() => journal.close())

function entries(device = journal.device): readonly Buffer[] {
  return journal.db
    .prepare<[string], Buffer>(
      'SELECT bytes FROM changeSets WHERE feed = (SELECT number FROM feeds WHERE device = ?) ORDER BY seq',
    )
    .pluck()
    .all(device)
}

describe('a feed', () => {
  it('starts with a genesis entry whose hash is the vault id', () => {
    const [genesis = Buffer.alloc(0)] = entries()
    expect(journal.vault).toBe(hash('sha256', genesis))
    expect(readEntry(genesis).change).toMatchObject({ vault: '', seq: 1, prev: null, lamport: 1, deps: {} })
  })

  it('chains, numbers and signs what is appended', () => {
    const second = journal.write({ ...draftOf('f1', 'Weak password', 2), reason: 'found', batch: 'b1' })
    const third = journal.write(draftOf('f2', null, 3))
    expect([second.revision, third.revision]).toEqual([`${journal.device}:2`, `${journal.device}:3`])
    const read = entries().map(readEntry)
    expect(read.every((entry) => entryIsSigned(entry, journal.key.publicKey, testVerify))).toBe(true)
    expect(read[1]?.change).toMatchObject({
      vault: journal.vault,
      reason: 'found',
      batch: 'b1',
      lamport: 2,
      wall: 2000,
    })
    expect(read[2]?.change.prev).toEqual(new Uint8Array(second.leafHash))
    expect(second.leafHash).toEqual(leafHash(entries()[1] ?? Buffer.alloc(0)))
  })

  it('reads the hashes of its tree past the entries, which have megabytes each where a file was imported', () => {
    const plan = journal.db
      .prepare<[string, number, number], { detail: string }>(`EXPLAIN QUERY PLAN ${leavesOfFeed}`)
      .all(journal.device, 0, 256)
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(/changeSets USING COVERING INDEX changeSets_by_leaf/)
  })

  it('never uses a salt twice: equal values have different commitments', () => {
    journal.write(draftOf('f1', 'same'))
    journal.write(draftOf('f2', 'same'))
    const commits = entries().flatMap((bytes) => readEntry(bytes).change.operations.map(({ commit }) => commit))
    const given = commits.filter((commit) => commit !== null).map((commit) => Buffer.from(commit).toString('hex'))
    expect(given).toHaveLength(3)
    expect(new Set(given).size).toBe(3)
  })

  it('goes on from what the database holds after a roll-back', () => {
    const first = journal.write(draftOf('f1', 1))
    expect(() =>
      journal.db.transaction(() => {
        journal.feed.append(draftOf('f2', 2))
        throw new Error('refused later on')
      })(),
    ).toThrow('refused later on')
    const next = journal.write(draftOf('f3', 3))
    expect(next.seq).toBe(first.seq + 1)
    const change = entries().map((bytes) => readEntry(bytes).change)
    expect(change.at(-1)?.prev).toEqual(new Uint8Array(first.leafHash))
    expect(journal.feed.head()).toEqual({ size: 3, root: rootOf(entries().map(leafHash)) })
  })

  it('refuses to append outside a transaction', () => {
    expect(() => journal.feed.append(draftOf('f1', 1))).toThrow('one transaction')
  })

  it('refuses what it could not read back, and leaves nothing', () => {
    const draft = draftOf('f1', 1)
    expect(() => journal.write({ ...draft, zone: '' })).toThrow('journalUnreadable')
    expect(() => journal.write({ ...draft, operations: [] })).toThrow('journalUnreadable')
    expect(() => journal.write(draftOf('f1', 1.5))).toThrow('safe integer')
    expect(entries()).toHaveLength(1)
  })

  it('sees the other feeds: deps and lamport', () => {
    const key = testKey()
    const other = { device: 'other', member: 'member-2', publicKey: key.publicKey, sign: key.sign }
    registerFeed(journal.db, { ...other, letter: 'B' })
    const feed = openFeed(journal.db, { vault: journal.vault, ...other })
    journal.db.transaction(() => feed.append(draftOf('g1', 1)))()
    journal.db.transaction(() => feed.append(draftOf('g2', 1)))()
    journal.write(draftOf('f1', 1))
    const [first, second] = entries('other').map((bytes) => readEntry(bytes).change)
    expect(first).toMatchObject({ seq: 1, prev: null, lamport: 2, deps: { [journal.device]: 1 } })
    expect(second).toMatchObject({ seq: 2, lamport: 3, deps: { [journal.device]: 1 } })
    const own = entries().map((bytes) => readEntry(bytes).change)
    expect(own.at(-1)).toMatchObject({ seq: 2, lamport: 4, deps: { other: 2 } })
  })

  it('signs its head as a checkpoint, and keeps it', () => {
    for (let index = 0; index < 300; index += 1) journal.write(draftOf(`f${index}`, index))
    const note = parseCheckpoint(journal.feed.saveCheckpoint())
    expect(note).toMatchObject({ vault: journal.vault, device: journal.device, size: 301 })
    expect(Buffer.from(note.root)).toEqual(rootOf(entries().map(leafHash)))
    expect(checkpointIsSigned(note, journal.key.publicKey, testVerify)).toBe(true)
    expect(checkpointIsSigned(note, testKey().publicKey, testVerify)).toBe(false)
    const saved = journal.db.prepare<[], string>('SELECT checkpoint FROM feeds').pluck().get()
    expect(parseCheckpoint(saved ?? '').size).toBe(301)
  })

  it('refuses an entry that is already there', () => {
    const { change } = readEntry(entries()[0] ?? Buffer.alloc(0))
    const again = { change, bytes: new Uint8Array(1), values: new Uint8Array(1), leafHash: new Uint8Array(32) }
    expect(() => entryWriter(journal.db)(again)).toThrow('UNIQUE')
  })
})
