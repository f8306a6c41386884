import { hash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anchorCheck, spotCheck as spotCheckSteps } from './anchor-check.ts'
import { auditJournal } from './audit.ts'
import type { Finding } from './audit-finding.ts'
import { type Head, parseCheckpoint } from './checkpoint.ts'
import { openFeed, registerFeed, sealEntry } from './feed.ts'
import { placeOf } from './places.ts'
import { readEntry, signEntry } from './signed-entry.ts'
import { draftOf, type TestJournal, testJournal, testKey, testVerify } from './test-journal.ts'
import { leafHash } from './tree.ts'

const other = 'ffeeddccbbaa9988'
let journal: TestJournal
let heads: readonly Head[]
beforeEach(() => {
  journal = testJournal()
  const key = testKey()
  registerFeed(journal.db, { device: other, member: 'm2', publicKey: key.publicKey, letter: 'B' })
  const second = openFeed(journal.db, { vault: journal.vault, device: other, member: 'm2', ...key })
  journal.db.transaction(() => {
    for (let index = 2; index <= 520; index += 1) journal.feed.append(draftOf(`f${index}`, `value ${index}`))
    for (let index = 1; index <= 5; index += 1) second.append(draftOf(`g${index}`, index))
    journal.feed.append(draftOf('f521', 'last'))
  })()
  heads = [journal.feed.saveCheckpoint(), second.saveCheckpoint()].map(parseCheckpoint)
})
afterEach(() => journal.close())

function audit(level: 'tree' | 'full', expectedHeads: readonly Head[] = []) {
  return auditJournal(journal.db, { vault: journal.vault, verify: testVerify, level, expectedHeads })
}

function findings(level: 'tree' | 'full' = 'tree', expectedHeads: readonly Head[] = []): readonly string[] {
  return audit(level, expectedHeads).findings.map(({ kind, device, seq }) => `${kind} ${device}:${seq}`)
}

function spotCheck(...given: Parameters<typeof spotCheckSteps>): readonly Finding[] {
  const steps = spotCheckSteps(...given)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const run = (sql: string, ...values: (string | number | Uint8Array)[]) => {
  expect(journal.db.prepare(sql).run(...values).changes).toBeGreaterThan(0)
}
// Feed 1 is the journal's own, feed 2 the other: they were registered in this order.
const own = () => journal.device
const bytesOf = (seq: number) =>
  journal.db.prepare<[number], Buffer>('SELECT bytes FROM changeSets WHERE feed = 1 AND seq = ?').pluck().get(seq) ??
  Buffer.alloc(0)
const flip = (bytes: Uint8Array, at: number) => Buffer.from(bytes).fill((bytes[at] ?? 0) ^ 1, at, at + 1)

/** Replaces an entry by one that an intruder without the key made, and hides every trace that can be hidden. */
function replaceEntry(seq: number) {
  const { change } = readEntry(bytesOf(seq))
  const forged = signEntry({ ...change, reason: 'nothing to see' }, testKey().sign)
  run('UPDATE changeSets SET bytes = ?, leafHash = ? WHERE feed = 1 AND seq = ?', forged, leafHash(forged), seq)
}

/** One opening of a row of values, altered by one bit. */
function alterValue(seq: number) {
  const bytes = journal.db
    .prepare<[number], Buffer>('SELECT bytes FROM changeValues WHERE feed = 1 AND seq = ?')
    .pluck()
    .get(seq)
  const value = bytes ?? Buffer.alloc(0)
  run('UPDATE changeValues SET bytes = ? WHERE feed = 1 AND seq = ?', flip(value, value.length - 1), seq)
}

const emptyValues = Buffer.from('82f6f6', 'hex')

describe('an audit', () => {
  it('finds nothing in a sound journal, and says how much it looked at', () => {
    expect(audit('tree', heads)).toEqual({ entries: 526, values: 526, signatures: 0, findings: [] })
    expect(audit('full', heads)).toEqual({ entries: 526, values: 526, signatures: 526, findings: [] })
    expect(spotCheck(journal.db, 256, testVerify)).toEqual([])
  })

  const cases: readonly (readonly [string, () => void, readonly string[]])[] = [
    [
      'a bit of an entry',
      () => run('UPDATE changeSets SET bytes = ? WHERE feed = 1 AND seq = 300', flip(bytesOf(300), 200)),
      ['leaf-changed OWN:300'],
    ],
    [
      'bytes that are no entry',
      () => run("UPDATE changeSets SET bytes = x'00' WHERE feed = 1 AND seq = 521"),
      ['leaf-changed OWN:521'],
    ],
    [
      'an entry replaced with its hash',
      () => replaceEntry(300),
      ['prev-mismatch OWN:301', 'tile-changed OWN:0', 'tile-changed OWN:0', 'root-mismatch OWN:521'],
    ],
    ['the last entry replaced with its hash', () => replaceEntry(521), ['root-mismatch OWN:521']],
    [
      'an entry deleted',
      () => run('DELETE FROM changeSets WHERE feed = 1 AND seq = 300'),
      ['stray-rows OWN:300', 'gap OWN:300'],
    ],
    [
      'the first entry deleted',
      () => run('DELETE FROM changeSets WHERE feed = 1 AND seq = 1'),
      ['stray-rows OWN:1', 'gap OWN:1'],
    ],
    [
      'the last entry deleted',
      () => run('DELETE FROM changeSets WHERE feed = 1 AND seq = 521'),
      ['stray-rows OWN:521', 'truncated OWN:521'],
    ],
    [
      'a date beside an entry',
      () => run('UPDATE changeSets SET wall = 5 WHERE feed = 1 AND seq = 300'),
      ['column-mismatch OWN:300'],
    ],
    [
      'a member beside an entry',
      () => run("UPDATE changeSets SET member = 'x' WHERE feed = 1 AND seq = 300"),
      ['column-mismatch OWN:300'],
    ],
    [
      'a logical clock beside an entry',
      () => run('UPDATE changeSets SET lamport = 9 WHERE feed = 1 AND seq = 300'),
      ['column-mismatch OWN:300'],
    ],
    ['a value', () => alterValue(300), ['commitment OWN:300']],
    [
      'a value deleted',
      () => run('UPDATE changeValues SET bytes = ? WHERE feed = 1 AND seq = 300', emptyValues),
      ['missing-values OWN:300'],
    ],
    [
      'values of another shape',
      () => run("UPDATE changeValues SET bytes = x'81f6' WHERE feed = 1 AND seq = 300"),
      ['commitment OWN:300'],
    ],
    [
      'a row of values deleted',
      () => run('DELETE FROM changeValues WHERE feed = 1 AND seq = 300'),
      ['missing-values OWN:300'],
    ],
    [
      'a full tile',
      () => run('UPDATE tiles SET hashes = zeroblob(8192) WHERE device = ? AND level = 0 AND position = 1', own()),
      ['tile-changed OWN:0'],
    ],
    [
      'a tile that is not full',
      () => run('UPDATE tiles SET hashes = zeroblob(64) WHERE device = ? AND level = 1', own()),
      ['tile-changed OWN:0'],
    ],
    [
      'a tile deleted',
      () => run('DELETE FROM tiles WHERE device = ? AND level = 0 AND position = 0', own()),
      ['tile-changed OWN:0'],
    ],
    ['a tile invented', () => run('INSERT INTO tiles VALUES (?, 0, 9, zeroblob(32))', own()), ['tile-changed OWN:0']],
    [
      'a checkpoint',
      () => run("UPDATE feeds SET checkpoint = replace(checkpoint, '521', '520') WHERE device = ?", own()),
      ['checkpoint OWN:0'],
    ],
    [
      'the checkpoint of another feed',
      () =>
        run(
          'UPDATE feeds SET checkpoint = (SELECT checkpoint FROM feeds WHERE device = ?) WHERE device = ?',
          other,
          own(),
        ),
      ['checkpoint OWN:0'],
    ],
    [
      'a public key',
      () => run('UPDATE feeds SET publicKey = zeroblob(32) WHERE device = ?', own()),
      ['checkpoint OWN:0'],
    ],
    [
      'a feed deleted',
      () => run('DELETE FROM feeds WHERE device = ?', other),
      ['truncated OTHER:1', 'stray-rows OTHER:0'],
    ],
    [
      'the end of another feed, with its checkpoint',
      () => {
        for (const table of ['changeSets', 'changeValues']) run(`DELETE FROM ${table} WHERE feed = 2 AND seq = 5`)
        run('UPDATE feeds SET checkpoint = NULL WHERE device = ?', other)
      },
      ['truncated OTHER:5'],
    ],
    [
      'values without an entry',
      () => run("INSERT INTO changeValues VALUES (?, x'80')", placeOf(1, 900)),
      ['stray-rows OWN:900'],
    ],
  ]
  it.each(cases)('names exactly: %s', (_name, tamper, expected) => {
    tamper()
    expect(findings()).toEqual(expected.map((line) => line.replace('OWN', own()).replace('OTHER', other)))
  })

  it('finds the entries of two feeds exchanged', () => {
    run('UPDATE feeds SET number = -number')
    run('UPDATE feeds SET number = 3 + number')
    const found = new Set(findings().map((line) => line.split(' ')[0]))
    expect(found).toEqual(new Set(['column-mismatch', 'tile-changed', 'root-mismatch', 'truncated']))
  })

  it('at the full level verifies each signature', () => {
    const { change } = readEntry(bytesOf(521))
    const forged = signEntry(change, testKey().sign)
    run('UPDATE changeSets SET bytes = ?, leafHash = ? WHERE feed = 1 AND seq = 521', forged, leafHash(forged))
    run('UPDATE feeds SET checkpoint = NULL WHERE device = ?', own())
    expect(findings('tree')).toEqual([])
    expect(findings('full')).toEqual([`signature ${own()}:521`])
    // The same is seen by whoever remembers a head.
    expect(findings('tree', heads)).toEqual([`fork ${own()}:521`])
  })

  it('at the full level compares the index of touched records', () => {
    run("DELETE FROM touches WHERE id = 'f300'")
    run('INSERT INTO touches VALUES (?, ?)', 'invented', placeOf(1, 12))
    run('INSERT INTO touches VALUES (?, ?)', 'invented', placeOf(1, 13))
    expect(findings('tree')).toEqual([])
    expect(findings('full')).toEqual([`index-mismatch ${own()}:300`, `index-mismatch ${own()}:0`])
  })

  it('knows its vault by the hash of the genesis entry', () => {
    const id = hash('sha256', 'another vault')
    const report = auditJournal(journal.db, { vault: id, verify: testVerify, level: 'tree' })
    expect(report.findings.filter(({ kind }) => kind === 'wrong-vault')).toHaveLength(526)
  })

  it('refuses a second genesis entry, however well it is signed', () => {
    const place = { vault: '', device: own(), member: 'member-1', seq: 1, prev: null, deps: {}, lamport: 1 }
    const { bytes, values, leafHash: leaf } = sealEntry(draftOf('vault', 'Test'), place, journal.key.sign)
    run('UPDATE changeSets SET bytes = ?, leafHash = ? WHERE feed = 1 AND seq = 1', bytes, leaf)
    run('UPDATE changeValues SET bytes = ? WHERE feed = 1 AND seq = 1', values)
    expect(findings()).toContain(`wrong-vault ${own()}:1`)
    expect(findings()).toContain(`prev-mismatch ${own()}:2`)
  })
})

describe('redaction', () => {
  const redact = (id: string, field?: string) =>
    journal.write({
      wall: 1,
      zone: 'UTC',
      operations: [{ kind: 'redact', record: 'finding', id, base: null, ...(field === undefined ? {} : { field }) }],
    })
  const empty = (seq: number) => run('UPDATE changeValues SET bytes = ? WHERE feed = 1 AND seq = ?', emptyValues, seq)

  it('leaves every hash valid and excuses the values it names', () => {
    empty(300)
    redact('f300', 'title')
    expect(findings('full', heads)).toEqual([])
  })

  it.each([
    ['another field', 'f300', 'body'],
    ['another record', 'f301', 'title'],
  ])('of %s excuses nothing', (_name, id, field) => {
    empty(300)
    redact(id, field)
    expect(findings()).toEqual([`missing-values ${own()}:300`])
  })

  it('excuses no value that is younger than itself', () => {
    redact('f522')
    journal.write(draftOf('f522', 'later'))
    empty(523)
    expect(findings()).toEqual([`missing-values ${own()}:523`])
  })
})

describe('the anchor', () => {
  it('tells equal from ahead', () => {
    expect(anchorCheck(journal.db, heads)).toEqual({ state: 'equal' })
    expect(anchorCheck(journal.db, heads.slice(0, 1))).toEqual({ state: 'ahead' })
    journal.write(draftOf('f522', 1))
    expect(anchorCheck(journal.db, heads)).toEqual({ state: 'ahead' })
  })

  it('knows a vault that was rolled back, and from when it is', () => {
    run('DELETE FROM changeSets WHERE feed = 1 AND seq > 519')
    const place = { device: own(), size: 519, anchored: 521 }
    expect(anchorCheck(journal.db, heads)).toEqual({ state: 'behind', ...place, lastWall: 1000 })
  })

  it('knows a vault that went on differently after it was rolled back', () => {
    for (const table of ['changeSets', 'changeValues']) run(`DELETE FROM ${table} WHERE feed = 1 AND seq > 519`)
    run('DELETE FROM touches WHERE place BETWEEN ? AND ?', placeOf(1, 520), placeOf(1, 521))
    for (let index = 0; index < 5; index += 1) journal.write(draftOf(`h${index}`, 'again'))
    const place = { device: own(), size: 524, anchored: 521 }
    expect(anchorCheck(journal.db, heads)).toEqual({ state: 'forked', ...place })
  })
})

describe('a spot check', () => {
  it.each([
    [
      'an entry replaced by rubbish with its hash',
      () => {
        const rubbish = Buffer.from('00', 'hex')
        const update = 'UPDATE changeSets SET bytes = ?, leafHash = ? WHERE feed = 1 AND seq = 300'
        run(update, rubbish, leafHash(rubbish))
      },
      'unreadable',
    ],
    [
      'a changed entry',
      () => run('UPDATE changeSets SET bytes = ? WHERE feed = 1 AND seq = 300', flip(bytesOf(300), 200)),
      'leaf-changed',
    ],
    ['a deleted entry', () => run('DELETE FROM changeSets WHERE feed = 1 AND seq = 100'), 'gap'],
    ['a changed value', () => alterValue(300), 'commitment'],
  ])('that draws every entry finds %s', (_name, tamper, kind) => {
    tamper()
    expect(spotCheck(journal.db, 1000, testVerify).map((finding) => finding.kind)).toEqual([kind])
  })
})
