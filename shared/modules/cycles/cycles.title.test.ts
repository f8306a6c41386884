import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../../base/dates.ts'
import { nextTitle } from './cycles.title.ts'

/** The period of whole months that begins on the first of a month, and the one after it. */
function periods(month: string, months: number) {
  const start = `${month}-01`
  const next = addMonths(start, months)
  return [
    { start, end: addDays(next, -1) },
    { start: next, end: addDays(addMonths(next, months), -1) },
  ] as const
}
const titled = (title: string, month: string, months: number) => nextTitle(title, ...periods(month, months), months)

describe('the title of the next cycle', () => {
  it.each([
    ['2026 Q1', '2026-01', '2026 Q2'],
    ['2026Q1网络安全', '2026-01', '2026Q2网络安全'],
    ['Q4 2026', '2026-10', 'Q1 2027'],
    ['q3/2026', '2026-07', 'q4/2026'],
    ['Quarterly cycle, third quarter 2026', '2026-07', 'Quarterly cycle, fourth quarter 2026'],
    ['Fourth Quarter 2026', '2026-10', 'First Quarter 2027'],
    ['FOURTH QUARTER', '2026-10', 'FIRST QUARTER'],
    ['4th quarter of 2026', '2026-10', '1st quarter of 2027'],
    ['Quarter 2', '2026-04', 'Quarter 3'],
    ['2026年第一季度安全工作', '2026-01', '2026年第二季度安全工作'],
    ['2026年四季度', '2026-10', '2027年一季度'],
    ['2026年第4季度', '2026-10', '2027年第1季度'],
    ['2026年1季度', '2026-01', '2026年2季度'],
    ['Follow-up of Q2 in Q3 2026', '2026-07', 'Follow-up of Q2 in Q4 2026'],
    // A year of account that begins in April.
    ['FY2026 Q3', '2026-10', 'FY2026 Q4'],
    ['FY2026 Q4', '2027-01', 'FY2027 Q1'],
    ['Equipment 2026', '2026-10', 'Equipment 2027'],
    ['Equipment', '2026-10', 'Equipment'],
    ['FAQ1 of 2026', '2026-07', 'FAQ1 of 2026'],
  ])('after the quarter %s from %s is %s', (title, month, next) => {
    expect(titled(title, month, 3)).toBe(next)
  })

  it.each([
    ['H1 2026', '2026-01', 'H2 2026'],
    ['Second half of 2026', '2026-07', 'First half of 2027'],
    ['2026年上半年', '2026-01', '2026年下半年'],
    ['2026年下半年', '2026-07', '2027年上半年'],
  ])('after the half-year %s from %s is %s', (title, month, next) => {
    expect(titled(title, month, 6)).toBe(next)
  })

  it.each([
    ['Monthly cycle of accounts, October 2026', '2026-10', 'Monthly cycle of accounts, November 2026'],
    ['Dec 2026', '2026-12', 'Jan 2027'],
    ['Sept 2026', '2026-09', 'Oct 2026'],
    ['Accounts that may slip, May 2026', '2026-05', 'Accounts that may slip, June 2026'],
    ['2026-09', '2026-09', '2026-10'],
    ['2026/9', '2026-09', '2026/10'],
    ['2026.12 台账', '2026-12', '2027.01 台账'],
    ['Since 2026-09-15', '2026-09', 'Since 2026-09-15'],
    ['2026年1月账号核查', '2026-01', '2026年2月账号核查'],
    ['2026年11月份', '2026-11', '2026年12月份'],
    ['2026年12月', '2026-12', '2027年1月'],
    ['2026年十二月', '2026-12', '2027年一月'],
    ['2026年09月', '2026-09', '2026年10月'],
    ['After the incident of March, July 2026', '2026-07', 'After the incident of March, August 2026'],
  ])('after the month %s from %s is %s', (title, month, next) => {
    expect(titled(title, month, 1)).toBe(next)
  })

  it('is named after its year where the cycle has one', () => {
    expect(titled('2026年网络安全工作计划', '2026-01', 12)).toBe('2027年网络安全工作计划')
    expect(titled('Security work', '2026-01', 12)).toBe('Security work')
    expect(nextTitle('Q1 2026', ...periods('2026-01', 3), null)).toBe('Q1 2026')
  })

  it('goes once round the year and comes back with the year after', () => {
    const forms = ['{y} Q{n}', 'Q{n} {y}', '{y}年第{n}季度', 'Plan, quarter {n} of {y}']
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.integer({ min: 1, max: 4 }), (form, first) => {
        const named = (year: number, number: number) => form.replace('{y}', `${year}`).replace('{n}', `${number}`)
        let title = named(2026, first)
        let month = `2026-${String(first * 3 - 2).padStart(2, '0')}`
        for (let turn = 0; turn < 4; turn += 1) {
          title = titled(title, month, 3)
          month = addMonths(`${month}-01`, 3).slice(0, 7)
        }
        expect(title).toBe(named(2027, first))
      }),
    )
  })

  it('says of any title something, and soon', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(1, 3, 6), (title, months) => {
        expect(typeof titled(title, '2026-07', months)).toBe('string')
      }),
    )
    expect(titled('十'.repeat(5000), '2026-07', 1)).toHaveLength(5000)
  })
})
