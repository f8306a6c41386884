import fc from 'fast-check'
import { addDays } from './dates.ts'
import type { Frequency, RecurrenceRule } from './recurrence-rule.ts'

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
