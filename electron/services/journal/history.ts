import type Database from 'better-sqlite3'
import type { Operation } from './change-set.ts'
import { feedStart, ownEnd, ownStart } from './places.ts'
import { readEntry } from './signed-entry.ts'
import { decodeOpenings, type StoredValue, storedValue } from './values.ts'

/** An operation as read back, with what is stored of its value. */
export type ReadOperation = Omit<Operation, 'commit'> & { readonly stored: StoredValue }

/** One entry as read back; `revision` is `device:seq`, `wall` in milliseconds. Signatures are the audit's business. */
export type ReadEntry = {
  readonly revision: string
  readonly device: string
  readonly seq: number
  readonly lamport: number
  readonly wall: number
  readonly zone: string
  readonly member: string
  readonly reason: string | null
  readonly batch: string | null
  readonly operations: readonly ReadOperation[]
}

/** The columns that `readRow` takes. */
export type EntryRow = { readonly bytes: Buffer; readonly openings: Buffer | null }

/** The entries of a device after a seq, with their values, in order. */
export const selectEntries = `SELECT changeSets.seq AS seq, changeSets.bytes AS bytes, changeValues.bytes AS openings
  FROM feeds CROSS JOIN changeSets LEFT JOIN changeValues ON changeValues.place = changeSets.place
  WHERE device = ? AND changeSets.place > ${ownStart} + ? AND changeSets.place < ${ownEnd} ORDER BY changeSets.place`

/** Every entry that touched the record, oldest first in causal order; `operations` holds those of this record only. */
export function historyOf(db: Database.Database, id: string): readonly ReadEntry[] {
  return db
    .prepare<[string], EntryRow>(
      `SELECT changeSets.bytes AS bytes, changeValues.bytes AS openings
       FROM touches JOIN changeSets USING (place) JOIN feeds ON feeds.number = changeSets.feed
       LEFT JOIN changeValues ON changeValues.place = changeSets.place
       WHERE touches.id = ? ORDER BY lamport, device, changeSets.seq`,
    )
    .all(id)
    .map(readRow)
    .map((entry) => ({ ...entry, operations: entry.operations.filter((operation) => operation.id === id) }))
}

/** Entries that are not in `seen` (newest sequence number per device), in causal order. */
export function changesSince(db: Database.Database, seen: Readonly<Record<string, number>>): readonly ReadEntry[] {
  const feeds = db.prepare<[], string>('SELECT device FROM feeds ORDER BY device').pluck().all()
  const newer = db.prepare<[string, number], EntryRow>(selectEntries)
  return feeds
    .flatMap((device) => newer.all(device, seen[device] ?? 0).map(readRow))
    .sort((one, other) => one.lamport - other.lamport || compareText(one.device, other.device))
}

/** An entry whose values are decoded only where they are asked for, by the place of their operation. */
export type RecentlyWritten = Pick<ReadEntry, 'revision' | 'wall' | 'member'> & {
  readonly operations: readonly Operation[]
  valueAt(place: number): StoredValue
}

/** The newest entries of all feeds by the clocks of their writers, newest first, each decoded when it is asked for. */
export function* recentEntries(db: Database.Database, limit: number): Generator<RecentlyWritten> {
  const feeds = db.prepare<[], string>('SELECT device FROM feeds ORDER BY device').pluck().all()
  type Place = { readonly device: string; readonly seq: number; readonly wall: number; readonly lamport: number }
  const newest = db.prepare<[string, number], Place>(
    `SELECT device, seq, wall, lamport FROM feeds CROSS JOIN changeSets
     WHERE device = ? AND place >= ${ownStart} AND place < ${ownEnd} ORDER BY place DESC LIMIT ?`,
  )
  const places = feeds
    .flatMap((device) => newest.all(device, limit))
    .sort((one, other) => other.wall - one.wall || other.lamport - one.lamport || compareText(one.device, other.device))
    .slice(0, limit)
  const entry = db
    .prepare<[string, number], Buffer>(`SELECT bytes FROM changeSets WHERE place = ${feedStart} + ?`)
    .pluck()
  const values = db
    .prepare<[string, number], Buffer>(`SELECT bytes FROM changeValues WHERE place = ${feedStart} + ?`)
    .pluck()
  for (const { device, seq } of places) {
    const bytes = entry.get(device, seq)
    if (!bytes) continue
    const { wall, member, operations } = readEntry(bytes).change
    yield {
      revision: `${device}:${seq}`,
      wall,
      member,
      operations,
      valueAt(place) {
        const openings = values.get(device, seq)
        const opening = openings ? decodeOpenings(openings, operations.length)[place] : null
        return storedValue(operations[place]?.commit ?? null, opening ?? null)
      },
    }
  }
}

/** Decodes one row; a row of values that is missing altogether reads as redacted, which only the audit can judge. */
export function readRow(row: EntryRow): ReadEntry {
  const { change } = readEntry(row.bytes)
  const openings = row.openings === null ? [] : decodeOpenings(row.openings, change.operations.length)
  return {
    revision: `${change.device}:${change.seq}`,
    device: change.device,
    seq: change.seq,
    lamport: change.lamport,
    wall: change.wall,
    zone: change.zone,
    member: change.member,
    reason: change.reason ?? null,
    batch: change.batch ?? null,
    operations: change.operations.map(({ commit, ...operation }, index) => ({
      ...operation,
      stored: storedValue(commit, openings[index] ?? null),
    })),
  }
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
