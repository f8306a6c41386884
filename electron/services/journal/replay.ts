import type Database from 'better-sqlite3'
import { type EntryRow, type ReadEntry, readRow, selectEntries } from './history.ts'

const pageSize = 512

/**
 * Every entry once in causal order (lamport, device, seq), values decoded: whoever applies them in this order on any
 * laptop arrives at the same tables. What cannot be read is left out where `skipUnreadable` is asked for, and otherwise
 * refused; naming such entries is the business of the journal's own audit.
 */
export function* replayed(
  db: Database.Database,
  options: { readonly skipUnreadable?: boolean } = {},
): Generator<ReadEntry, void, undefined> {
  // Pages through one cursor per feed and merges them, so that no index on lamport is paid for at each append.
  const devices = db.prepare<[], string>('SELECT device FROM feeds ORDER BY device').pluck().all()
  const feeds = devices.map((device) => entriesOfFeed(db, device, options.skipUnreadable ?? false))
  const heads = feeds.map((feed) => feed.next().value ?? null)
  for (;;) {
    let least = -1
    // Devices are sorted, so of equal lamports the first found has the lesser device name.
    heads.forEach((head, index) => {
      if (head !== null && head.lamport < (heads[least]?.lamport ?? Number.POSITIVE_INFINITY)) least = index
    })
    const entry = heads[least]
    if (entry === null || entry === undefined) return
    yield entry
    heads[least] = feeds[least]?.next().value ?? null
  }
}

function* entriesOfFeed(db: Database.Database, device: string, skip: boolean): Generator<ReadEntry, null, undefined> {
  const page = db.prepare<[string, number, number], EntryRow & { readonly seq: number }>(`${selectEntries} LIMIT ?`)
  let after = 0
  for (;;) {
    const rows = page.all(device, after, pageSize)
    for (const row of rows) {
      const entry = skip ? readable(row) : readRow(row)
      if (entry !== null) yield entry
    }
    const last = rows.at(-1)
    if (last === undefined) return null
    after = last.seq
  }
}

function readable(row: EntryRow): ReadEntry | null {
  try {
    return readRow(row)
  } catch {
    return null
  }
}
