import type { Language } from './translate.ts'

/** The names of the months in English, written out here, as locale data may change. */
export const englishMonths = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

type NamedLength = 'month' | 'quarter' | 'halfYear' | 'year'

const yearOf = (day: string) => day.slice(0, 4)
const monthOf = (day: string) => Number(day.slice(5, 7))

/** The month in which a day lies, short: `Dec`, 12月. */
export function shortMonth(language: Language, day: string): string {
  return language === 'en' ? (englishMonths[monthOf(day) - 1] ?? '').slice(0, 3) : `${monthOf(day)}月`
}

/** A month over a column: short, and only a January tells its year, `Jan 26`, 26年1月. */
export function headMonth(language: Language, day: string): string {
  const month = shortMonth(language, day)
  if (monthOf(day) !== 1) return month
  return language === 'en' ? `${month} ${day.slice(2, 4)}` : `${day.slice(2, 4)}年${month}`
}

/** The month in which a day lies, with its year: `December 2026`, 2026年12月. */
export function wholeMonth(language: Language, day: string): string {
  const month = englishMonths[monthOf(day) - 1] ?? ''
  return language === 'en' ? `${month} ${yearOf(day)}` : `${yearOf(day)}年${monthOf(day)}月`
}

const chineseQuarters = ['一', '二', '三', '四'] as const

/** A whole month, quarter, half year or year by its first day: `Q4 2026`, 2026年第四季度. */
export function periodWords(language: Language, start: string, length: NamedLength): string {
  const [year, month] = [yearOf(start), monthOf(start)]
  if (length === 'month') return wholeMonth(language, start)
  if (length === 'year') return language === 'en' ? year : `${year}年`
  const quarter = Math.ceil(month / 3)
  if (language === 'en') return length === 'quarter' ? `Q${quarter} ${year}` : `H${month <= 6 ? 1 : 2} ${year}`
  return length === 'quarter'
    ? `${year}年第${chineseQuarters[quarter - 1]}季度`
    : `${year}年${month <= 6 ? '上' : '下'}半年`
}

/** The same over a column: a month as `headMonth` tells it, everything longer in whole. */
export const headPeriod = (language: Language, start: string, length: NamedLength): string =>
  length === 'month' ? headMonth(language, start) : periodWords(language, start, length)

/** The same period as a code that every language writes alike, for titles that are kept: `2026-10`, `2026 Q4`, `2026 H2`, `2026`. */
export function periodCode(start: string, length: NamedLength): string {
  if (length === 'month') return start.slice(0, 7)
  const year = yearOf(start)
  if (length === 'year') return year
  return length === 'quarter' ? `${year} Q${Math.ceil(monthOf(start) / 3)}` : `${year} H${monthOf(start) <= 6 ? 1 : 2}`
}
