import type { Language } from '#shared/base/translate.ts'

const locales = { en: 'en-GB', 'zh-CN': 'zh-CN' } as const satisfies Readonly<Record<Language, string>>

/** A month by its first day: short for the head of a column, where only a January tells its year, or in whole. */
export function monthWord(month: string, language: Language, whole: boolean): string {
  const isJanuary = month.slice(5, 7) === '01'
  const format = new Intl.DateTimeFormat(locales[language], {
    month: whole ? 'long' : 'short',
    ...(whole || isJanuary ? { year: whole ? 'numeric' : '2-digit' } : {}),
    timeZone: 'UTC',
  })
  return month === '' ? '' : format.format(new Date(`${month}T12:00:00Z`))
}
