import { addDays, addMonths } from '../../base/dates.ts'
import { monthEnd, monthStart, weekStart } from '../../charts/time-scale.ts'
import type { Tone } from '../../record/fields.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'

export type ReviewStatus = 'done' | 'due' | 'overdue'

/** The tone of each status; each tone has a shape of its own. */
export const reviewTones: Readonly<Record<ReviewStatus, Tone>> = { done: 'good', due: 'progress', overdue: 'critical' }

/** A review on the day on which it is due, or on which it was concluded; `owner` is an id. */
export type CalendarEntry = {
  readonly id: string
  readonly title: string
  readonly day: string
  readonly status: ReviewStatus
  readonly owner: string | null
}

const ended: readonly string[] = ['cancelled', 'retired']

/** Reviews, or policies by the day of their next review; what was cancelled or retired has no day any more. */
export function projectCalendar(rows: readonly AnyEntity[], today: string): readonly CalendarEntry[] {
  const entries = rows.flatMap((row): CalendarEntry[] => {
    const isDone = row.state === 'concluded'
    const due = isText(row.dueOn) ? row.dueOn : row.nextReviewOn
    const day = isDone && isText(row.concludedOn) ? row.concludedOn : due
    if (!isText(day) || ended.includes(row.state)) return []
    return [
      {
        id: row.id,
        title: isText(row.title) ? row.title : '',
        day,
        status: isDone ? 'done' : day < today ? 'overdue' : 'due',
        owner: isText(row.owner) ? row.owner : null,
      },
    ]
  })
  return entries.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
}

/** The entries of each day that has some. */
export function byDay(entries: readonly CalendarEntry[]): ReadonlyMap<string, readonly CalendarEntry[]> {
  const days = new Map<string, CalendarEntry[]>()
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

/** The twelve months of a day's year, with how many entries of each status they hold. */
export function yearStrip(entries: readonly CalendarEntry[], day: string) {
  return Array.from({ length: 12 }, (_, index) => {
    const month = addMonths(`${day.slice(0, 4)}-01-01`, index)
    const own = entries.filter((entry) => monthStart(entry.day) === month)
    const count = (status: ReviewStatus) => own.filter((entry) => entry.status === status).length
    return { month, overdue: count('overdue'), due: count('due'), done: count('done') }
  })
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
