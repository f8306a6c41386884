import type Database from 'better-sqlite3'
import { invariant } from '#shared/base/assert.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { sameValue } from '#shared/record/same-value.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { encodeEntity, type Row, type Scalar, stampColumns } from '../database/columns.ts'
import { allRecords } from '../open-vault.ts'
import type { AuditState, ReportDamage } from './audit-state.ts'

const pageSize = 500

/**
 * Compares every row of every record's table with the record that the journal makes: rows without an entry, entries
 * without a row, and each column that differs, stamps included. Each step is the number of rows compared so far; the
 * answer is that of all.
 */
export function* compareRows(
  db: Database.Database,
  state: AuditState,
  report: ReportDamage,
): Generator<number, number, undefined> {
  let compared = 0
  for (const record of allRecords) {
    const seen = new Set<string>()
    for (const rows of pagesOf(db, record)) {
      for (const row of rows) {
        const id = String(row.id)
        seen.add(id)
        const replayed = state.find(record.name, id)
        if (replayed) compareRow(record, replayed, row, report)
        else report('row-without-entry', `${record.name}/${id}`, '')
      }
      compared += rows.length
      yield compared
    }
    if (seen.size === state.count(record.name)) continue
    for (const { id } of state.all(record.name)) {
      if (!seen.has(id)) report('entry-without-row', `${record.name}/${id}`, '')
    }
  }
  return compared
}

function* pagesOf(db: Database.Database, record: AnyRecord): Generator<readonly Row[], void, undefined> {
  const page = db.prepare<[string, number], Row>(`SELECT * FROM "${record.table}" WHERE "id" > ? ORDER BY "id" LIMIT ?`)
  let after = ''
  for (;;) {
    const rows = page.all(after, pageSize)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = String(last.id)
  }
}

function compareRow(record: AnyRecord, replayed: AnyEntity, row: Row, report: ReportDamage): void {
  const expected = encodeEntity(record, replayed)
  const columns = [...stampColumns, ...Object.keys(record.fields)]
  const different = columns.filter((name) => {
    const field = record.fields[name]
    return !isSameColumn(field, expected[name] ?? null, row[name] ?? null, replayed[name])
  })
  if (different.length > 0) report('row-differs', `${record.name}/${replayed.id}`, different.join(' '))
}

/** Lists and amounts are JSON, whose members may stand in any order; everything else is compared as stored. */
function isSameColumn(
  field: Field | undefined,
  expected: Scalar,
  stored: Scalar,
  value: AnyValue | undefined,
): boolean {
  if (expected === stored) return true
  const json = ['money', 'references', 'parts', 'evidence'].includes(field?.kind ?? '')
  if (!json || typeof stored !== 'string') return false
  try {
    const parsed: AnyValue = JSON.parse(stored)
    return sameValue(parsed, value ?? null)
  } catch {
    return false
  }
}

/**
 * Compares the list of what search finds with the rows that there are, as far as search says that it has read. A mark that
 * was set back hides nothing for long: from there on everything is indexed anew at the next opening.
 */
export function compareSearch(db: Database.Database, report: ReportDamage): void {
  const places = allRecords
    .map((record) => `SELECT '${record.name}' AS record, "id" AS id FROM "${record.table}"`)
    .join(' UNION ALL ')
  const indexed = `SELECT record, id FROM local_searchRows WHERE number IN (SELECT rowid FROM local_search)`
  const select = (from: string, without: string) =>
    db
      .prepare<[], { record: string; id: string }>(
        `SELECT record, id FROM (${from}) EXCEPT SELECT record, id FROM (${without})`,
      )
      .all()
  const isAwaited = awaitedBySearch(db)
  for (const { record, id } of select(places, indexed)) {
    if (!isAwaited(record, id)) report('search-missing', `${record}/${id}`, '')
  }
  for (const { record, id } of select('SELECT record, id FROM local_searchRows', places))
    report('search-stray', `${record}/${id}`, '')
}

/** Whether a row was last changed by an entry that search has not come to yet. */
function awaitedBySearch(db: Database.Database): (record: string, id: string) => boolean {
  const marks = new Map(
    db
      .prepare<[], { device: string; seq: number }>('SELECT device, seq FROM local_searchMarks')
      .all()
      .map(({ device, seq }) => [device, seq]),
  )
  return (name, id) => {
    const record = allRecords.find((known) => known.name === name)
    invariant(record, 'the rows of registered records are compared')
    const revision = db.prepare<[string], string>(`SELECT "revision" FROM "${record.table}" WHERE "id" = ?`)
    const [device = '', seq = ''] = (revision.pluck().get(id) ?? '').split(':')
    return Number(seq) > (marks.get(device) ?? 0)
  }
}

type FeedRow = { readonly device: string; readonly member: string; readonly publicKey: Buffer; readonly letter: string }

/**
 * Compares the table of feeds, whose keys the journal is verified with, with the device records that the journal holds:
 * without this a feed's key could be exchanged together with its signatures.
 */
export function compareFeeds(db: Database.Database, state: AuditState, report: ReportDamage): void {
  const feeds = db.prepare<[], FeedRow>('SELECT device, member, publicKey, letter FROM feeds ORDER BY device').all()
  const devices = new Map([...state.all('device')].map((device) => [device.feed, device]))
  for (const feed of feeds) {
    const device = devices.get(feed.device)
    devices.delete(feed.device)
    const where = `feed/${feed.device}`
    if (!device) {
      report('feed-without-device', where, '')
      continue
    }
    const pairs = [
      ['publicKey', feed.publicKey.toString('hex'), device.signingKey],
      ['member', feed.member, device.member],
      ['letter', feed.letter, device.letter],
    ] as const
    const different = pairs.filter(([, stored, journalled]) => stored !== journalled).map(([name]) => name)
    if (different.length > 0) report('feed-differs', where, different.join(' '))
  }
  for (const device of devices.values()) report('device-without-feed', `device/${device.id}`, '')
}

/** A file that a record names: `where` is the record, `field` where it stands there, `id` that of the attachment. */
export type AttachedFile = {
  readonly where: string
  readonly field: string
  readonly id: string
  /** Of the plaintext; null where the record does not tell it. */
  readonly size: number | null
}

/** Every file that a record names, as the journal has them. */
export function* attachedFiles(state: AuditState): Generator<AttachedFile, void, undefined> {
  for (const record of allRecords) {
    const fields = Object.entries(record.fields).flatMap(([name, field]) => (field.kind === 'evidence' ? [name] : []))
    if (fields.length === 0) continue
    for (const entity of state.all(record.name)) {
      for (const field of fields) {
        const value = entity[field]
        for (const file of Array.isArray(value) ? value : []) {
          const id = typeof file === 'object' && file !== null && 'id' in file ? String(file.id) : ''
          const size = typeof file === 'object' && file !== null && 'size' in file ? file.size : null
          yield { where: `${record.name}/${entity.id}`, field, id, size: typeof size === 'number' ? size : null }
        }
      }
    }
  }
}
