import { addDays, addMonths } from '../base/dates.ts'
import { monthEnd, monthStart, weekStart } from './time-scale.ts'

/** The entries of each day that has some. */
export function byDay<Entry extends { readonly day: string }>(
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) days.set(entry.day, [...(days.get(entry.day) ?? []), entry])
  return days
}

/** The days of a month's sheet in weeks from Monday on, with those of its neighbours that fill the first and the last. */
export function monthSheet(day: string): readonly (readonly string[])[] {
  const weeks: string[][] = []
  const last = monthEnd(day)
  for (let monday = weekStart(monthStart(day)); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)))
  return weeks
}

const moves: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
  Home: (day) => weekStart(day),
  End: (day) => addDays(weekStart(day), 6),
}

/** The day that a key leads to, null for a key that leads nowhere or out of 1900 to 2199. */
export function dayAfterKey(day: string, key: string): string | null {
  const next = Object.hasOwn(moves, key) ? moves[key]?.(day) : undefined
  return next !== undefined && next >= '1900-01-01' && next <= '2199-12-31' ? next : null
}
