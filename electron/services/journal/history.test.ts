import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFeed, registerFeed } from './feed.ts'
import { changesSince, historyOf } from './history.ts'
import { replayed } from './replay.ts'
import { draftOf, type TestJournal, testJournal, testKey } from './test-journal.ts'

let journal: TestJournal
beforeEach(() => {
  journal = testJournal()
})
afterEach(() => journal.close())

function secondFeed(device: string) {
  const key = testKey()
  const other = { device, member: 'member-2', publicKey: key.publicKey, sign: key.sign }
  registerFeed(journal.db, { ...other, letter: 'B' })
  const feed = openFeed(journal.db, { vault: journal.vault, ...other })
  return (id: string) => journal.db.transaction(() => feed.append(draftOf(id, id)))()
}

function revisions(): readonly string[] {
  return [...replayed(journal.db)].map((entry) => entry.revision)
}

describe('history', () => {
  it('lists the entries of one record, oldest first, with values and without the other records', () => {
    journal.write(draftOf('f1', 'first', 2))
    journal.write(draftOf('f2', 'other', 3))
    journal.write({
      wall: 4000,
      zone: 'Asia/Shanghai',
      reason: 'retested',
      operations: [
        { kind: 'set', record: 'finding', id: 'f1', field: 'title', base: `${journal.device}:2`, value: '弱口令' },
        { kind: 'archive', record: 'finding', id: 'f2', base: `${journal.device}:3` },
      ],
    })
    const history = historyOf(journal.db, 'f1')
    expect(history.map(({ revision, wall, zone, reason }) => ({ revision, wall, zone, reason }))).toEqual([
      { revision: `${journal.device}:2`, wall: 2000, zone: 'Europe/Berlin', reason: null },
      { revision: `${journal.device}:4`, wall: 4000, zone: 'Asia/Shanghai', reason: 'retested' },
    ])
    expect(history[0]?.operations.map(({ kind, stored }) => [kind, stored])).toEqual([
      ['create', { state: 'none' }],
      ['set', { state: 'present', value: 'first' }],
    ])
    expect(history[1]?.operations).toEqual([
      {
        kind: 'set',
        record: 'finding',
        id: 'f1',
        field: 'title',
        base: `${journal.device}:2`,
        stored: { state: 'present', value: '弱口令' },
      },
    ])
    expect(historyOf(journal.db, 'nobody')).toEqual([])
  })

  it('answers what is new since the heads that somebody has seen', () => {
    const append = secondFeed('other')
    append('g1')
    journal.write(draftOf('f1', 1))
    append('g2')
    expect(changesSince(journal.db, { [journal.device]: 1, other: 1 }).map(({ revision }) => revision)).toEqual([
      `${journal.device}:2`,
      'other:2',
    ])
    expect(changesSince(journal.db, {})).toHaveLength(4)
  })
})

describe('replay', () => {
  it('visits every entry once, by lamport, then device', () => {
    const append = secondFeed('other')
    journal.write(draftOf('f1', 1))
    append('g1')
    append('g2')
    journal.write(draftOf('f2', 1))
    expect(revisions()).toEqual([
      `${journal.device}:1`,
      `${journal.device}:2`,
      'other:1',
      'other:2',
      `${journal.device}:3`,
    ])
  })

  it('orders concurrent entries by device, whatever the order of arrival', () => {
    journal.db.exec('BEGIN')
    const [z, m] = [testKey(), testKey()]
    for (const [device, key] of [
      ['zz', z],
      ['mm', m],
    ] as const) {
      registerFeed(journal.db, { device, member: 'm', publicKey: key.publicKey, letter: device })
    }
    // Neither has seen the other: each is made against a journal that holds the genesis entry only.
    const made = [['zz', z] as const, ['mm', m] as const].map(([device, key]) => {
      journal.db.exec('SAVEPOINT alone')
      const feed = openFeed(journal.db, {
        vault: journal.vault,
        device,
        member: 'm',
        publicKey: key.publicKey,
        sign: key.sign,
      })
      feed.append(draftOf(device, 1))
      const rows = ['changeSets', 'changeValues'].map((table) => ({
        table,
        row: journal.db
          .prepare<[string], Record<string, unknown>>(
            `SELECT * FROM ${table} WHERE feed = (SELECT number FROM feeds WHERE device = ?)`,
          )
          .get(device),
      }))
      journal.db.exec('ROLLBACK TO alone')
      return rows
    })
    for (const { table, row = {} } of made.flat()) {
      // The other columns follow from the place.
      const names = Object.keys(row).filter((name) => name !== 'feed' && name !== 'seq')
      journal.db
        .prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`)
        .run(...names.map((name) => row[name]))
    }
    journal.db.exec('COMMIT')
    expect(revisions()).toEqual([`${journal.device}:1`, 'mm:1', 'zz:1'])
  })

  it('crosses its pages without gap or repetition', () => {
    journal.db.transaction(() => {
      for (let index = 0; index < 1100; index += 1) journal.feed.append(draftOf(`f${index}`, index))
    })()
    expect(revisions()).toEqual(Array.from({ length: 1101 }, (_, index) => `${journal.device}:${index + 1}`))
  })
})
