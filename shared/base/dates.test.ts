import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, differenceInDays, isWithin, secondsBetween } from './dates.ts'

const days = fc
  .integer({ min: -40_000, max: 60_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10))

// The days of a UTC calendar counted by the language itself, as another implementation to compare with.
function judgedDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

function judgedMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10)
}

describe('calendar arithmetic', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-22', 14, '2028-01-22'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-15', -29, '2023-12-15'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })

  it('agrees with the calendar of the language on days and months', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (day, count) => {
        expect(addDays(day, count)).toBe(judgedDays(day, count))
        expect(addMonths(day, count)).toBe(judgedMonths(day, count))
      }),
    )
  })

  it('counts the days that it adds', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -9000, max: 9000 }), (day, count) => {
        expect(differenceInDays(addDays(day, count), day)).toBe(count)
      }),
    )
  })

  it('refuses what is no day', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow('2026-02-30')
  })

  it.each([
    ['2026-01-01T10:00:00.000Z', '2026-01-01T10:01:30.999Z', 90],
    ['2026-01-01T10:00:00.000Z', '2026-01-01T09:00:00.000Z', -3600],
  ])('from %s to %s are %i seconds', (start, end, seconds) => {
    expect(secondsBetween(start, end)).toBe(seconds)
  })

  it.each([
    ['2026-06-01', null, null, true],
    ['2026-06-01', '2026-06-01', '2026-06-01', true],
    ['2026-06-01', '2026-06-02', null, false],
    ['2026-06-01', null, '2026-05-31', false],
  ])('%s within %s and %s is %s', (day, start, end, expected) => {
    expect(isWithin(day, start, end)).toBe(expected)
  })
})
