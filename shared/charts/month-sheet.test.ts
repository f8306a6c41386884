import { describe, expect, it } from 'vitest'
import { dayAfterKey, monthSheet } from './month-sheet.ts'

describe('the sheet of a month', () => {
  it.each([
    ['2026-11-22', '2026-10-26', '2026-12-06'],
    ['2027-02-01', '2027-02-01', '2027-02-28'],
  ])('has whole weeks from Monday around the month of %s', (day, first, last) => {
    const weeks = monthSheet(day)
    expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([first, last])
  })

  it.each([
    ['ArrowLeft', '2026-03-01', '2026-02-28'],
    ['ArrowDown', '2026-12-28', '2027-01-04'],
    ['PageDown', '2026-01-31', '2026-02-28'],
    ['PageUp', '2026-03-31', '2026-02-28'],
    ['Home', '2026-11-22', '2026-11-16'],
    ['End', '2026-11-16', '2026-11-22'],
    ['ArrowLeft', '1900-01-01', null],
    ['PageDown', '2199-12-05', null],
    ['constructor', '2026-11-22', null],
  ])('%s leads from %s to %s', (key, day, next) => expect(dayAfterKey(day, key)).toBe(next))
})
