import { describe, expect, it } from 'vitest'
import { formatsFor } from './formats.ts'

const english = formatsFor('en', 'Asia/Shanghai')
const chinese = formatsFor('zh-CN', 'Asia/Shanghai')

describe('formatsFor', () => {
  it.each([
    ['day', english.day('2026-11-22'), '22 Nov 2026'],
    ['day in Chinese', chinese.day('2026-11-22'), '2026年11月22日'],
    ['first day of a year', english.day('2026-01-01'), '1 Jan 2026'],
    ['period', english.period({ start: '2026-10-01', end: '2026-12-31' }), '1 Oct 2026 – 31 Dec 2026'],
    ['period of one day', chinese.period({ start: '2026-10-01', end: '2026-10-01' }), '2026年10月1日'],
    ['instant in the zone', english.instant('2026-11-22T17:30:00.000Z'), '23 Nov 2026, 01:30'],
    ['integer', english.integer(1234567), '1,234,567'],
    ['decimal keeps its places', english.decimal('1234567.50'), '1,234,567.50'],
    ['negative decimal', english.decimal('-1234.5'), '-1,234.5'],
    ['money', english.money({ amount: '12500.00', currency: 'CNY' }), 'CNY 12,500.00'],
    ['percent', english.percent('87.50'), '87.5 %'],
    ['whole percent', english.percent('100.00'), '100 %'],
    ['whole percent without places', english.percent('100'), '100 %'],
    ['ten percent', english.percent('10'), '10 %'],
    ['hundredths of a percent', english.percent('0.05'), '0.05 %'],
    ['no percent', english.percent('0.00'), '0 %'],
    ['duration', english.duration(93_600), '1 day 2 hrs'],
    ['no duration', english.duration(0), '0 secs'],
    ['bytes', english.bytes(1_536_000), '1.5 MB'],
    ['few bytes', english.bytes(12), '12 B'],
  ])('writes a %s', (_what, written, expected) => {
    expect(written).toBe(expected)
  })
})
