import type Database from 'better-sqlite3'
import { allRecords } from '../open-vault.ts'
import type { LyingAttachment } from '../vault/attachment-listing.ts'

const idLength = 64
/** Few, since one entry of the journal may hold the values of many records. */
const pageSize = 20

type Source = { readonly table: string; readonly place: string; readonly column: string }
type NamingRow = { readonly place: string | number; readonly value: Buffer | string }

/**
 * Which of the attachments nothing names: no row of a record, nothing that the journal keeps of any time, nothing that the
 * window keeps for a member, drafts among it. An id counts as named wherever it is written, whatever it stands for there, since
 * a file too many is better than one too few. Steps are values read so far.
 */
export function* unnamedFiles(
  db: Database.Database,
  files: readonly LyingAttachment[],
): Generator<number, readonly LyingAttachment[], undefined> {
  const unnamed = new Map(files.map((file) => [file.id, file]))
  let read = 0
  for (const source of namingSources()) {
    // What the rows name is most, often all: the journal is then not read once more.
    if (unnamed.size === 0) break
    for (const values of pagesOf(db, source)) {
      for (const value of values) for (const id of idsIn(value)) unnamed.delete(id)
      read += values.length
      yield read
    }
  }
  return [...unnamed.values()]
}

function namingSources(): readonly Source[] {
  const rows = allRecords.flatMap(({ table, fields }) =>
    Object.entries(fields).flatMap(([column, { kind }]) =>
      kind === 'evidence' ? [{ table, place: '"id"', column }] : [],
    ),
  )
  const kept = { table: 'local_kept', place: "member || ' ' || kind || ' ' || key", column: 'value' }
  return [...rows, kept, { table: 'changeValues', place: 'place', column: 'bytes' }]
}

function* pagesOf(
  db: Database.Database,
  { table, place, column }: Source,
): Generator<readonly (Buffer | string)[], void, undefined> {
  const from = `SELECT ${place} AS place, "${column}" AS value FROM "${table}" WHERE "${column}" IS NOT NULL`
  const page = (rest: string) =>
    db.prepare<(string | number)[], NamingRow>(`${from} ${rest} ORDER BY 1 LIMIT ${pageSize}`)
  const next = page(`AND ${place} > ?`)
  for (let rows = page('').all(); ; ) {
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(({ value }) => value)
    rows = next.all(last.place)
  }
}

/** Everything in a value that may be an id. In a longer run of such digits it may begin anywhere. */
function* idsIn(value: Buffer | string): Generator<string, void, undefined> {
  const text = typeof value === 'string' ? value : value.toString('latin1')
  for (const [run] of text.matchAll(/[0-9a-f]{64,}/g))
    for (let at = 0; at + idLength <= run.length; at += 1) yield run.slice(at, at + idLength)
}
