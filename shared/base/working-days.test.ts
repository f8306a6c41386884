import fc from 'fast-check'
import { expect, it } from 'vitest'
import { differenceInDays } from './dates.ts'
import { dayArbitrary } from './recurrence.test-support.ts'
import { isWorkingDay, type Roll, rolledDay, weekdayOf } from './working-days.ts'

const house = { holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05']), workdays: new Set(['2026-10-10']) }

it.each<[string, Roll, string]>([
  ['2026-10-01', 'forward', '2026-10-06'],
  ['2026-10-01', 'backward', '2026-09-30'],
  ['2026-10-10', 'forward', '2026-10-10'],
  ['2026-10-11', 'backward', '2026-10-10'],
  ['2026-10-11', 'none', '2026-10-11'],
  ['2028-02-27', 'forward', '2028-02-28'],
])('%s rolled %s is %s', (day, roll, expected) => {
  expect(rolledDay(day, roll, house)).toBe(expected)
})

it('knows the days of the week', () => {
  expect(['2026-11-23', '2026-11-29', '1969-12-29', '2000-02-29'].map(weekdayOf)).toEqual([0, 6, 0, 1])
})

it('lands on a working day in the direction asked for, and stays where it is one', () => {
  fc.assert(
    fc.property(dayArbitrary, fc.constantFrom<Roll>('forward', 'backward'), (day, roll) => {
      const rolled = rolledDay(day, roll, house)
      expect(isWorkingDay(rolled, house)).toBe(true)
      const distance = roll === 'forward' ? differenceInDays(rolled, day) : differenceInDays(day, rolled)
      expect(distance).toBeGreaterThanOrEqual(0)
      if (isWorkingDay(day, house)) expect(distance).toBe(0)
    }),
  )
})

it('gives up where nobody ever works', () => {
  const closed = new Set(
    Array.from({ length: 400 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10)),
  )
  expect(rolledDay('2026-03-03', 'forward', { holidays: closed, workdays: new Set() })).toBe('2026-03-03')
})
