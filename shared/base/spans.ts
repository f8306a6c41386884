import { isDay } from './calendar.ts'
import { addDays, addMonths, differenceInDays } from './dates.ts'

export type SpanUnit = 'week' | 'month' | 'quarter' | 'half' | 'year'
/** A closed interval of calendar days, both `YYYY-MM-DD`. */
export type Span = { readonly start: string; readonly end: string }

const months = { month: 1, quarter: 3, half: 6, year: 12 } as const
const someMonday = '2024-01-01'

/** The day of the week of a day, 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  return ((differenceInDays(day, someMonday) % 7) + 7) % 7
}

/** The last day of the month in which a day lies. */
function monthEnd(day: string): string {
  const month = day.slice(0, 8)
  return ['31', '30', '29'].map((last) => `${month}${last}`).find(isDay) ?? `${month}28`
}

/** The calendar week (from Monday), month, quarter, half year or year in which a day lies, or one `shift` later. */
export function spanOf(unit: SpanUnit, day: string, shift = 0): Span {
  if (unit === 'week') {
    const start = addDays(day, shift * 7 - weekdayOf(day))
    return { start, end: addDays(start, 6) }
  }
  const count = months[unit]
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / count) * count + 1
  const start = addMonths(`${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, shift * count)
  return { start, end: monthEnd(addMonths(start, count - 1)) }
}

/** How many days lie between a day and a span; 0 within it. */
function daysFrom(day: string, { start, end }: Span): number {
  if (day < start) return differenceInDays(start, day)
  return day > end ? differenceInDays(day, end) : 0
}

/** The nearest to a day first; of two that are equally near, the later one. */
export function nearestFirst(spans: readonly Span[], day: string): readonly Span[] {
  return spans.toSorted((one, other) => daysFrom(day, one) - daysFrom(day, other) || (one.start > other.start ? -1 : 1))
}
