import type Database from 'better-sqlite3'
import type { Finding } from './audit-finding.ts'
import { ownEnd, ownStart } from './places.ts'

/** An entry with the columns beside its bytes. */
export type EntryColumns = {
  readonly seq: number
  readonly bytes: Buffer
  readonly leafHash: Buffer
  readonly lamport: number
  readonly wall: number
  readonly member: string
}

type ValueColumns = { readonly seq: number; readonly bytes: Buffer }

const pageSize = 256

/**
 * The entries of a feed in order, each with its values or null. Values without an entry are added to `found`. Two
 * scans side by side: a join would look up each row of values from the root of its table, which took a third longer.
 */
export function* entriesOf(
  db: Database.Database,
  device: string,
  found: Finding[],
): Generator<{ readonly row: EntryColumns; readonly openings: Buffer | null }> {
  const values = pages<ValueColumns>(db, 'seq, bytes', 'changeValues', device)
  const stray = ({ seq }: ValueColumns) =>
    found.push({ kind: 'stray-rows', device, seq, detail: 'values without an entry' })
  let next = values.next()
  const columns = 'seq, bytes, leafHash, lamport, wall, changeSets.member AS member'
  for (const row of pages<EntryColumns>(db, columns, 'changeSets', device)) {
    while (!next.done && next.value.seq < row.seq) {
      stray(next.value)
      next = values.next()
    }
    if (!next.done && next.value.seq === row.seq) {
      yield { row, openings: next.value.bytes }
      next = values.next()
    } else yield { row, openings: null }
  }
  while (!next.done) {
    stray(next.value)
    next = values.next()
  }
}

function* pages<Row extends { readonly seq: number }>(
  db: Database.Database,
  columns: string,
  table: 'changeSets' | 'changeValues',
  device: string,
): Generator<Row, undefined> {
  const page = db.prepare<[string, number, number], Row>(
    `SELECT ${columns} FROM feeds CROSS JOIN ${table}
     WHERE device = ? AND place > ${ownStart} + ? AND place < ${ownEnd} ORDER BY place LIMIT ?`,
  )
  // Before 0, which no entry has and an intruder may have given.
  let after = -1
  for (;;) {
    const rows = page.all(device, after, pageSize)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return undefined
    after = last.seq
  }
}
