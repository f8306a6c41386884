import { invariant } from './assert.ts'
import { isDay } from './calendar.ts'

// Days are counted in UTC, where every day has 24 hours: in local time a clock change loses or repeats one.
const millisecondsPerDay = 86_400_000

function dayNumber(day: string): number {
  invariant(isDay(day), `${day} has been checked to be a calendar day`)
  return Date.parse(`${day}T00:00:00.000Z`) / millisecondsPerDay
}

function written(number: number): string {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10)
}

/** The day `count` days later, or earlier where `count` is negative. Days are `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  return written(dayNumber(day) + count)
}

/** The same day of the month `count` months later, or that month's last day where it is shorter: 31 January + 1 is 28 February. */
export function addMonths(day: string, count: number): string {
  const number = dayNumber(day)
  const date = new Date(number * millisecondsPerDay)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return written(Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / millisecondsPerDay)
}

/** Days from `earlier` to `later`; negative where they are the other way round. */
export function differenceInDays(later: string, earlier: string): number {
  return dayNumber(later) - dayNumber(earlier)
}

/** Seconds from one stored moment to another, with milliseconds cut off; negative where they are the other way round. */
export function secondsBetween(start: string, end: string): number {
  return Math.trunc((Date.parse(end) - Date.parse(start)) / 1000)
}

/** Whether a day lies in a closed interval; a missing bound does not bound. */
export function isWithin(day: string, start: string | null, end: string | null): boolean {
  return (start === null || day >= start) && (end === null || day <= end)
}
