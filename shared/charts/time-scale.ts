import { addDays, addMonths, differenceInDays } from '../base/dates.ts'

/** How a span of days is divided for the eye. */
export type ScaleUnit = 'week' | 'month' | 'quarter' | 'year'

/** A stretch of days, both ends counted. */
export type Span = { readonly start: string; readonly end: string }

/** One division: its first day, where it begins in days from the span's start, and how many days it has. */
export type Tick = { readonly start: string; readonly at: number; readonly days: number }

/** The first day of the month of a day. */
export function monthStart(day: string): string {
  return `${day.slice(0, 8)}01`
}

/** The last day of the month of a day. */
export function monthEnd(day: string): string {
  return addDays(addMonths(monthStart(day), 1), -1)
}

/** The Monday of the week of a day. */
export function weekStart(day: string): string {
  // 2024-01-01 was a Monday.
  const since = differenceInDays(day, '2024-01-01')
  return addDays(day, -(((since % 7) + 7) % 7))
}

const monthsIn = { month: 1, quarter: 3, year: 12 } as const

/** The first day of the division that a day lies in. */
export function unitStart(day: string, unit: ScaleUnit): string {
  if (unit === 'week') return weekStart(day)
  const length = monthsIn[unit]
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / length) * length + 1
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}

function nextUnit(start: string, unit: ScaleUnit): string {
  return unit === 'week' ? addDays(start, 7) : addMonths(start, monthsIn[unit])
}

/** The divisions of a span in order; the first and the last are cut to it. */
export function ticksOf(span: Span, unit: ScaleUnit): readonly Tick[] {
  const ticks: Tick[] = []
  for (let start = unitStart(span.start, unit); start <= span.end; start = nextUnit(start, unit)) {
    const first = start < span.start ? span.start : start
    const last = addDays(nextUnit(start, unit), -1)
    const end = last > span.end ? span.end : last
    ticks.push({ start: first, at: differenceInDays(first, span.start), days: differenceInDays(end, first) + 1 })
  }
  return ticks
}

/** Where a stretch stands within a span, in days; null where it lies outside. What reaches over an end is cut there. */
export function placeIn(span: Span, part: Span): { readonly at: number; readonly days: number } | null {
  if (part.end < span.start || part.start > span.end) return null
  const start = part.start < span.start ? span.start : part.start
  const end = part.end > span.end ? span.end : part.end
  return { at: differenceInDays(start, span.start), days: Math.max(1, differenceInDays(end, start) + 1) }
}

/**
 * Whole months around the days and `today`, `years` at most before and after it: one mistyped year must not make a scale
 * of a million days.
 */
export function spanAround(days: readonly string[], today: string, years = 5): Span {
  const earliest = addMonths(today, -12 * years)
  const latest = addMonths(today, 12 * years)
  const known = [today, ...days.filter((day) => day >= earliest && day <= latest)].toSorted()
  return { start: monthStart(known[0] ?? today), end: monthEnd(known.at(-1) ?? today) }
}
