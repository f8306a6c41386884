import { describe, expect, it } from 'vitest'
import { monthEnd, placeIn, spanAround, ticksOf, unitStart, weekStart } from './time-scale.ts'

describe('the scale of time', () => {
  it.each([
    ['2026-11-28', 'week', '2026-11-23'],
    ['2026-11-23', 'week', '2026-11-23'],
    ['2026-11-28', 'month', '2026-11-01'],
    ['2026-11-28', 'quarter', '2026-10-01'],
    ['2026-01-31', 'quarter', '2026-01-01'],
    ['2026-11-28', 'year', '2026-01-01'],
  ] as const)('puts %s into the %s that begins on %s', (day, unit, start) => {
    expect(unitStart(day, unit)).toBe(start)
  })

  it.each([
    ['2026-03-01', '2026-02-23'],
    ['1899-12-31', '1899-12-25'],
  ])('begins the week of %s on Monday %s', (day, monday) => expect(weekStart(day)).toBe(monday))

  it('knows the last day of a month in a leap year', () => expect(monthEnd('2028-02-03')).toBe('2028-02-29'))

  it('cuts the first and the last division to the span', () => {
    expect(ticksOf({ start: '2026-01-20', end: '2026-03-02' }, 'month')).toEqual([
      { start: '2026-01-20', at: 0, days: 12 },
      { start: '2026-02-01', at: 12, days: 28 },
      { start: '2026-03-01', at: 40, days: 2 },
    ])
  })

  const span = { start: '2026-01-01', end: '2026-12-31' }
  it.each([
    ['2026-01-03', '2026-01-03', { at: 2, days: 1 }],
    ['2025-12-01', '2026-01-02', { at: 0, days: 2 }],
    ['2026-12-31', '2030-01-01', { at: 364, days: 1 }],
    ['2027-01-01', '2027-02-01', null],
    ['2025-01-01', '2025-12-31', null],
    ['2026-05-02', '2026-05-01', { at: 121, days: 1 }],
  ])('places %s to %s', (start, end, place) => expect(placeIn(span, { start, end })).toEqual(place))

  it('takes whole months around the days and today', () => {
    expect(spanAround(['2026-03-15', '2027-02-10'], '2026-11-28')).toEqual({ start: '2026-03-01', end: '2027-02-28' })
    expect(spanAround([], '2026-11-28')).toEqual({ start: '2026-11-01', end: '2026-11-30' })
  })

  it('lets no mistyped year stretch the scale', () => {
    expect(spanAround(['0201-01-01', '2026-10-01', '9999-12-31'], '2026-11-28')).toEqual({
      start: '2026-10-01',
      end: '2026-11-30',
    })
  })
})
