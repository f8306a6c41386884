import type { Language } from '#shared/base/translate.ts'
import { periodCode, type ReportPeriod } from '#shared/modules/department-reports/department-reports.periods.ts'

const locales = { en: 'en-GB', 'zh-CN': 'zh-CN' } as const satisfies Readonly<Record<Language, string>>

/** A period by its first day: short for the head of a column, where only the first of a year tells it, or in whole. */
export function periodWord(unit: ReportPeriod, start: string, language: Language, whole: boolean): string {
  if (start === '') return ''
  if (unit === 'quarter') {
    const [year = '', quarter = ''] = periodCode(unit, { start }).split(' ')
    return language === 'zh-CN' ? `${year}年${quarter.slice(1)}季度` : `${quarter} ${year}`
  }
  const withYear = whole || start.slice(5, 7) === '01'
  const format = new Intl.DateTimeFormat(locales[language], {
    month: whole ? 'long' : 'short',
    ...(withYear ? { year: whole ? ('numeric' as const) : ('2-digit' as const) } : {}),
    timeZone: 'UTC',
  })
  return format.format(new Date(`${start}T12:00:00Z`))
}
