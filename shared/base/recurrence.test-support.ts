import fc from 'fast-check'
import { addDays, addMonths, differenceInDays } from './dates.ts'
import type { Frequency, RecurrenceRule } from './recurrence-rule.ts'
import { weekdayOf } from './working-days.ts'

/** Days of this century. */
export const dayArbitrary = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('2000-01-01', days))

const numbers = (most: number, signed: boolean) =>
  fc
    .uniqueArray(fc.integer({ min: signed ? -most : 1, max: most }), { maxLength: 3 })
    .map((list) => list.filter((one) => one !== 0).toSorted((one, other) => one - other))

const weekdays = (counted: boolean) =>
  fc
    .uniqueArray(
      fc.record({
        day: fc.integer({ min: 0, max: 6 }),
        nth: counted ? fc.integer({ min: -5, max: 5 }) : fc.constant(0),
      }),
      {
        maxLength: 3,
        selector: ({ day, nth }) => `${day} ${nth}`,
      },
    )
    .map((list) => list.toSorted((one, other) => one.nth - other.nth || one.day - other.day))

/** Rules that can be read, of every frequency. */
export const ruleArbitrary: fc.Arbitrary<RecurrenceRule> = fc
  .constantFrom<Frequency>('daily', 'weekly', 'monthly', 'yearly')
  .chain((frequency) =>
    fc.record({
      frequency: fc.constant(frequency),
      interval: fc.integer({ min: 1, max: 20 }),
      weekdays: weekdays(frequency === 'monthly' || frequency === 'yearly'),
      monthDays: frequency === 'weekly' ? fc.constant([]) : numbers(31, true),
      months: numbers(12, false),
      positions: numbers(31, true),
      count: fc.option(fc.integer({ min: 1, max: 1000 })),
      until: fc.option(dayArbitrary),
    }),
  )
  .map((rule) => ({
    ...rule,
    until: rule.count === null ? rule.until : null,
    positions: rule.weekdays.length + rule.monthDays.length + rule.months.length > 0 ? rule.positions : [],
  }))

type Place = { readonly day: string; readonly month: number; readonly monthDay: number; readonly weekday: number }

const placeOf = (day: string): Place => ({
  day,
  month: Number(day.slice(5, 7)),
  monthDay: Number(day.slice(8)),
  weekday: weekdayOf(day),
})

/** The period of a rule that a day lies in, counted from that of its start. */
function periodOf(frequency: Frequency, day: string, start: string): number {
  const year = Number(day.slice(0, 4)) - Number(start.slice(0, 4))
  if (frequency === 'yearly') return year
  if (frequency === 'monthly') return 12 * year + Number(day.slice(5, 7)) - Number(start.slice(5, 7))
  const monday = addDays(start, -weekdayOf(start))
  return frequency === 'weekly' ? Math.floor(differenceInDays(day, monday) / 7) : differenceInDays(day, start)
}

/** Whether a day is the nth of its weekday among the days of its month or year, from the end where negative. */
function isNth(day: string, nth: number, span: 'month' | 'year'): boolean {
  const same = (weeks: number) => {
    const length = span === 'year' ? 4 : 7
    return addDays(day, 7 * weeks).slice(0, length) === day.slice(0, length)
  }
  return nth > 0 ? same(1 - nth) && !same(-nth) : same(-1 - nth) && !same(-nth)
}

function picks(rule: RecurrenceRule, day: string, start: string): boolean {
  const at = placeOf(day)
  const first = placeOf(start)
  const { frequency, months, monthDays, weekdays } = rule
  const fromEnd = at.monthDay - 1 - lastOfMonth(day)
  const span = frequency === 'yearly' && months.length === 0 ? 'year' : 'month'
  if (months.length > 0 && !months.includes(at.month)) return false
  if (monthDays.length > 0 && !monthDays.includes(at.monthDay) && !monthDays.includes(fromEnd)) return false
  if (weekdays.length > 0)
    return weekdays.some(({ day: weekday, nth }) => weekday === at.weekday && (nth === 0 || isNth(day, nth, span)))
  if (monthDays.length > 0 || frequency === 'daily') return true
  if (frequency === 'weekly') return at.weekday === first.weekday
  return at.monthDay === first.monthDay && (frequency === 'monthly' || months.length > 0 || at.month === first.month)
}

const lastOfMonth = (day: string) => Number(addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1).slice(8))

/** The first and the last day of the period that a day lies in. */
function bounds(frequency: Frequency, day: string): readonly [string, string] {
  if (frequency === 'daily') return [day, day]
  if (frequency === 'weekly') return [addDays(day, -weekdayOf(day)), addDays(day, 6 - weekdayOf(day))]
  if (frequency === 'monthly') return [`${day.slice(0, 8)}01`, `${day.slice(0, 8)}${lastOfMonth(day)}`]
  return [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`]
}

/** The days of a rule by RFC 5545, 3.3.10, found by asking of each day whether the rule picks it. */
export function daysByTheStandard(rule: RecurrenceRule, start: string, until: string): readonly string[] {
  const { frequency, interval, positions, count } = rule
  const sets = new Map<number, string[]>()
  const last = bounds(frequency, until)[1]
  for (let day = bounds(frequency, start)[0]; day <= last; day = addDays(day, 1)) {
    const period = periodOf(frequency, day, start)
    if (period % interval === 0 && picks(rule, day, start)) sets.set(period, [...(sets.get(period) ?? []), day])
  }
  const found = [...sets.values()].flatMap((set) =>
    positions.length === 0
      ? set
      : set.filter((_day, at) => positions.includes(at + 1) || positions.includes(at - set.length)),
  )
  const standing = found.filter((day) => day >= start && (rule.until === null || day <= rule.until))
  return standing.slice(0, count ?? standing.length).filter((day) => day <= until)
}
