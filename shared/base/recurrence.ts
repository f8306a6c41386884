import { RRuleTemporal } from 'rrule-temporal'
import { invariant } from './assert.ts'
import { isDay, lastCalendarDay } from './calendar.ts'
import { addDays, addMonths } from './dates.ts'
import { type Frequency, type RecurrenceRule, writeRule } from './recurrence-rule.ts'

/** The longest stretch that a rule is followed, in months; a rule without end has its end there. */
const farthestMonths = 12 * 40
/** The most days that one expansion answers. */
const mostDays = 1000
/** Somewhat more steps than lie in the longest stretch: a rule that never falls on a day must not be followed for ever. */
const mostSteps: Readonly<Record<Frequency, number>> = { daily: 15_000, weekly: 2200, monthly: 500, yearly: 50 }

// Days are handed over as whole days and read back as such: no zone is named, so that none can shift them.
const written = (day: string) => day.replaceAll('-', '')
const midnight = (day: string) => new Date(`${day}T00:00:00Z`)

function libraryRule(rule: RecurrenceRule, start: string, last: string): RRuleTemporal {
  const until = rule.count === null ? { until: rule.until !== null && rule.until < last ? rule.until : last } : {}
  return new RRuleTemporal({
    rruleString: `DTSTART;VALUE=DATE:${written(start)}\nRRULE:${writeRule({ ...rule, ...until })};WKST=MO`,
    maxIterations: mostSteps[rule.frequency],
    cache: false,
  })
}

/** Which days of a rule are asked for: after one day, up to another, at most so many. */
export type DayWindow = { readonly after?: string | null; readonly until: string; readonly limit: number }

/** The last day on which a rule is looked for. */
function farthestFrom(start: string): string {
  const day = addMonths(start, farthestMonths)
  return isDay(day) ? day : lastCalendarDay
}

/**
 * The days on which a rule falls that counts from `start`, in order. Whatever the rule says, no day lies beyond the window
 * or forty years after the start, and there are at most a thousand of them.
 */
export function ruleDays(rule: RecurrenceRule, start: string, window: DayWindow): readonly string[] {
  const { after = null, until, limit } = window
  invariant(isDay(start) && isDay(until), 'days have been checked')
  // The day after the last one of the calendar is none.
  if (after !== null && after >= until) return []
  const farthest = farthestFrom(start)
  const last = until < farthest ? until : farthest
  const first = after === null || after < start ? start : addDays(after, 1)
  if (last < first || limit < 1) return []
  const found = libraryRule(rule, start, last).between(midnight(first), midnight(last), true)
  return found.slice(0, Math.min(limit, mostDays)).map((day) => day.toString().slice(0, 10))
}

/** The first day of a rule after a day, if it has one within forty years of its start. */
export function nextRuleDay(rule: RecurrenceRule, start: string, after: string | null): string | null {
  invariant(isDay(start), 'days have been checked')
  const last = farthestFrom(start)
  const from = after === null || after < start ? addDays(start, -1) : after
  if (from >= last) return null
  const found = libraryRule(rule, start, last).next(midnight(from))?.toString().slice(0, 10)
  return found !== undefined && found <= last ? found : null
}

/** One pause of a rule later: so many days, weeks, months or years, in a shorter month its last day. */
export function onePauseLater({ frequency, interval }: RecurrenceRule, day: string): string {
  if (frequency === 'daily') return addDays(day, interval)
  if (frequency === 'weekly') return addDays(day, 7 * interval)
  return addMonths(day, frequency === 'monthly' ? interval : 12 * interval)
}
