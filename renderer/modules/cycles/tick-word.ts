import { shortMonth } from '#shared/base/calendar-words.ts'
import type { Language } from '#shared/base/translate.ts'
import type { ScaleUnit } from '#shared/charts/time-scale.ts'

/** What stands over a division of the timeline: the year where it begins, else the week's day, month or quarter. */
export function tickWord(start: string, unit: ScaleUnit, language: Language): string {
  const [year = '', month = '', day = ''] = start.split('-')
  const monthWord = shortMonth(language, start)
  if (unit === 'year') return year
  if (unit === 'week') return language === 'en' ? `${Number(day)} ${monthWord}` : `${Number(month)}/${Number(day)}`
  const word = unit === 'quarter' ? `Q${Math.ceil(Number(month) / 3)}` : monthWord
  if (Number(month) > (unit === 'quarter' ? 3 : 1)) return word
  return language === 'en' ? `${word} ${year}` : `${year}年${word}`
}
