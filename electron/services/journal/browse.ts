import type Database from 'better-sqlite3'
import { dayIn } from '#shared/base/calendar.ts'
import { feedStart, newestSeq, ownStart } from './places.ts'

/** Where one entry stands: its feed, its number there, its logical and its wall clock, the latter in milliseconds. */
export type EntryPlace = {
  readonly device: string
  readonly seq: number
  readonly lamport: number
  readonly wall: number
}

/** What is looked for; `wanted` are sequence numbers by feed, `day` a calendar day in `zone`. */
export type Browsing = {
  readonly devices: readonly string[]
  readonly cursor: Readonly<Record<string, number>>
  readonly wanted: ReadonlyMap<string, ReadonlySet<number>> | null
  readonly day: string | null
  readonly zone: string
  readonly limit: number
}

const chunk = 100
/** So many entries are looked at in one call: a day that nothing happened on must not hold up everybody. */
const most = 20_000
/** Further than any zone is from UTC, in milliseconds. */
const zoneMargin = 36 * 60 * 60_000

type Walk = { next(): EntryPlace | null; readonly device: string }

/** The last entry of a feed that was made by a moment, as far as its clock only went forward. */
function lastBy(db: Database.Database, device: string, from: number, moment: number): number {
  const wallAt = db
    .prepare<[string, number], number>(`SELECT wall FROM changeSets WHERE place = ${feedStart} + ?`)
    .pluck()
  let [low, high] = [0, from]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((wallAt.get(device, middle) ?? 0) <= moment) low = middle
    else high = middle - 1
  }
  return low
}

/** Goes backwards through one feed, some rows at a time. */
function walk(db: Database.Database, device: string, from: number): Walk {
  const rows = db.prepare<[string, number], EntryPlace>(
    `SELECT device, seq, lamport, wall FROM feeds CROSS JOIN changeSets
     WHERE device = ? AND place <= ${ownStart} + ? AND place >= ${ownStart} ORDER BY place DESC LIMIT ${chunk}`,
  )
  let read: readonly EntryPlace[] = []
  let at = 0
  let upTo = from
  return {
    device,
    next() {
      if (at === read.length) {
        read = upTo > 0 ? rows.all(device, upTo) : []
        at = 0
        upTo = (read.at(-1)?.seq ?? 1) - 1
      }
      const place = read[at] ?? null
      at += 1
      return place
    },
  }
}

function startOf(db: Database.Database, device: string, { cursor, day }: Browsing): number {
  const size =
    db.prepare<[string], number | null>(`SELECT ${newestSeq} FROM feeds WHERE device = ?`).pluck().get(device) ?? 0
  const from = Math.min(size, cursor[device] ?? size)
  return day === null ? from : lastBy(db, device, from, Date.parse(`${day}T00:00:00Z`) + 2 * zoneMargin)
}

/** Entries in causal order, newest first; `next` is where to go on, null at the end. */
export function browseEntries(
  db: Database.Database,
  browsing: Browsing,
): { readonly places: readonly EntryPlace[]; readonly next: Readonly<Record<string, number>> | null } {
  const { devices, wanted, day, zone, limit } = browsing
  const earliest = day === null ? 0 : Date.parse(`${day}T00:00:00Z`) - zoneMargin
  const walks = devices.map((device) => walk(db, device, startOf(db, device, browsing)))
  const heads = walks.map((one) => one.next())
  const places: EntryPlace[] = []
  for (let seen = 0; seen < most && places.length < limit; seen += 1) {
    let newest = -1
    heads.forEach((head, index) => {
      const best = heads[newest]
      if (head && (!best || head.lamport > best.lamport)) newest = index
    })
    const place = heads[newest]
    if (!place) return { places, next: null }
    const over = place.wall < earliest
    heads[newest] = over ? null : (walks[newest]?.next() ?? null)
    const fits = wanted === null || wanted.get(place.device)?.has(place.seq) === true
    if (!over && fits && (day === null || dayIn(zone, place.wall) === day)) places.push(place)
  }
  if (heads.every((head) => head === null)) return { places, next: null }
  return { places, next: Object.fromEntries(walks.map(({ device }, index) => [device, heads[index]?.seq ?? 0])) }
}
