import type Database from 'better-sqlite3'
import { type EntryRow, type ReadOperation, readRow } from './history.ts'

/** What single fields of a record held before an instant; `text` of a field that holds none is null. */
export type PastValues = {
  readonly created: boolean
  readonly archived: boolean
  readonly text: (field: string) => string | null
}

type Kept = Pick<ReadOperation, 'kind' | 'id' | 'field'> & { readonly text: string | null }
type Place = { readonly place: number; readonly wall: number }

function keptOf(operation: ReadOperation, fields: ReadonlySet<string>): readonly Kept[] {
  const { kind, id, field, part, stored } = operation
  if (part !== undefined || (field !== undefined && !fields.has(field))) return []
  const text = stored.state === 'present' && typeof stored.value === 'string' ? stored.value : null
  return [{ kind, id, ...(field === undefined ? {} : { field }), text }]
}

/**
 * Reads what the named fields of records held before an instant, in milliseconds. Each entry is decoded once, however
 * many records it touched: an import writes hundreds in one entry.
 */
export function pastValues(
  db: Database.Database,
  fields: ReadonlySet<string>,
  isBefore: (wall: number) => boolean,
): (id: string) => PastValues {
  const places = db.prepare<[string], Place>(
    `SELECT touches.place AS place, wall FROM touches JOIN changeSets USING (place) JOIN feeds ON feeds.number = changeSets.feed
     WHERE touches.id = ? ORDER BY lamport, device, changeSets.seq`,
  )
  const row = db.prepare<[number], EntryRow>(
    `SELECT changeSets.bytes AS bytes, changeValues.bytes AS openings
     FROM changeSets LEFT JOIN changeValues USING (place) WHERE changeSets.place = ?`,
  )
  const entries = new Map<number, ReadonlyMap<string, readonly Kept[]>>()
  const entryAt = (place: number) => {
    const known = entries.get(place)
    if (known) return known
    const found = row.get(place)
    const kept = found ? readRow(found).operations.flatMap((operation) => keptOf(operation, fields)) : []
    const made = Map.groupBy(kept, ({ id }) => id)
    entries.set(place, made)
    return made
  }
  return (id) => {
    let [created, archived] = [false, false]
    const texts = new Map<string, string | null>()
    for (const { place, wall } of places.all(id)) {
      if (!isBefore(wall)) continue
      for (const { kind, field, text } of entryAt(place).get(id) ?? []) {
        if (kind === 'create') created = true
        else if (kind === 'archive' || kind === 'restore') archived = kind === 'archive'
        else if (kind === 'set' && field !== undefined) texts.set(field, text)
      }
    }
    return { created, archived, text: (field) => texts.get(field) ?? null }
  }
}
