import { UTCDateMini } from '@date-fns/utc/date/mini'
import { addDays as addCalendarDays } from 'date-fns/addDays'
import { addMonths as addCalendarMonths } from 'date-fns/addMonths'
import { formatISO } from 'date-fns/formatISO'
import { parseISO } from 'date-fns/parseISO'
import { invariant } from './assert.ts'
import { isDay } from './calendar.ts'

// Days are counted in UTC, where every day has 24 hours: in local time a clock change loses or repeats one.
// The smaller of the library's two dates in UTC: the larger makes formats of Intl that nothing asks for, at each start.
const inUtc = { in: (value: Date | number | string) => new UTCDateMini(+new Date(value)) }

function moment(day: string): Date {
  invariant(isDay(day), `${day} has been checked to be a calendar day`)
  return parseISO(day, inUtc)
}

const dayLength = 86_400_000

/** Milliseconds at the beginning of a day: a board asks for thousands, of which a library would parse each at length. */
function midnight(day: string): number {
  invariant(isDay(day), `${day} has been checked to be a calendar day`)
  return Date.parse(day)
}

function written(date: Date): string {
  return formatISO(date, { ...inUtc, representation: 'date' })
}

/** The day `count` days later, or earlier where `count` is negative. Days are `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  return written(addCalendarDays(moment(day), count, inUtc))
}

/** The same day of the month `count` months later, or that month's last day where it is shorter: 31 January + 1 is 28 February. */
export function addMonths(day: string, count: number): string {
  return written(addCalendarMonths(moment(day), count, inUtc))
}

/** Days from `earlier` to `later`; negative where they are the other way round. */
export function differenceInDays(later: string, earlier: string): number {
  return (midnight(later) - midnight(earlier)) / dayLength
}

/** Seconds from one stored moment to another, with milliseconds cut off; negative where they are the other way round. */
export function secondsBetween(start: string, end: string): number {
  // A trend asks for tens of thousands; zero is never a negative one.
  return Math.trunc((Date.parse(end) - Date.parse(start)) / 1000) + 0
}

/** Whether a day lies in a closed interval; a missing bound does not bound. */
export function isWithin(day: string, start: string | null, end: string | null): boolean {
  return (start === null || day >= start) && (end === null || day <= end)
}
