import { expect, test } from 'vitest'
import { headMonth, periodCode, periodWords, shortMonth, wholeMonth } from './calendar-words.ts'

test.each([
  { length: 'month', start: '2026-10-01', code: '2026-10', en: 'October 2026', zh: '2026年10月' },
  { length: 'quarter', start: '2026-10-01', code: '2026 Q4', en: 'Q4 2026', zh: '2026年第四季度' },
  { length: 'quarter', start: '2026-01-01', code: '2026 Q1', en: 'Q1 2026', zh: '2026年第一季度' },
  { length: 'halfYear', start: '2026-01-01', code: '2026 H1', en: 'H1 2026', zh: '2026年上半年' },
  { length: 'halfYear', start: '2026-07-01', code: '2026 H2', en: 'H2 2026', zh: '2026年下半年' },
  { length: 'year', start: '2026-01-01', code: '2026', en: '2026', zh: '2026年' },
] as const)('the $length from $start is $en, $zh and $code', ({ length, start, code, en, zh }) => {
  expect(periodWords('en', start, length)).toBe(en)
  expect(periodWords('zh-CN', start, length)).toBe(zh)
  expect(periodCode(start, length)).toBe(code)
})

test('a month is named short, over a column and whole', () => {
  expect([shortMonth('en', '2026-09-30'), shortMonth('zh-CN', '2026-09-30')]).toEqual(['Sep', '9月'])
  expect([headMonth('en', '2026-01-01'), headMonth('zh-CN', '2026-01-01')]).toEqual(['Jan 26', '26年1月'])
  expect([headMonth('en', '2026-02-01'), headMonth('zh-CN', '2026-02-01')]).toEqual(['Feb', '2月'])
  expect([wholeMonth('en', '2026-02-03'), wholeMonth('zh-CN', '2026-02-03')]).toEqual(['February 2026', '2026年2月'])
})
