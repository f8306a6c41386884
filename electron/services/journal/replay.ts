import type Database from 'better-sqlite3'
import { type EntryRow, type ReadEntry, readRow, selectEntries } from './history.ts'

const pageSize = 512

/**
 * Visits every entry once in causal order (lamport, device, seq), values decoded: whoever applies them in this order
 * on any laptop arrives at the same tables. `visit` may write; entries appended meanwhile are visited too.
 */
export function replay(db: Database.Database, visit: (entry: ReadEntry) => void): void {
  // Pages through one cursor per feed and merges them, so that no index on lamport is paid for at each append.
  const devices = db.prepare<[], string>('SELECT device FROM feeds ORDER BY device').pluck().all()
  const page = db.prepare<[string, number, number], EntryRow>(
    `${selectEntries} WHERE device = ? AND seq > ? ORDER BY seq LIMIT ?`,
  )
  const cursors = devices.map((device) => {
    let rows: readonly EntryRow[] = []
    let at = 0
    let seq = 0
    return (): ReadEntry | null => {
      if (at === rows.length) {
        rows = page.all(device, seq, pageSize)
        at = 0
      }
      const row = rows[at]
      if (row === undefined) return null
      at += 1
      const entry = readRow(row)
      seq = entry.seq
      return entry
    }
  })
  const heads = cursors.map((next) => next())
  for (;;) {
    let least = -1
    // Devices are sorted, so of equal lamports the first found has the lesser device name.
    heads.forEach((head, index) => {
      if (head !== null && head.lamport < (heads[least]?.lamport ?? Number.POSITIVE_INFINITY)) least = index
    })
    const entry = heads[least]
    if (entry === null || entry === undefined) return
    visit(entry)
    heads[least] = cursors[least]?.() ?? null
  }
}
