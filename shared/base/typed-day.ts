import { isDay } from './calendar.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function written(year: string, month: number, day: string): string | null {
  const full = year.length === 2 ? `20${year}` : year
  const text = `${full}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : null
}

/**
 * A day as people type it, as `YYYY-MM-DD`: 2026-11-22, 2026/11/22, 2026年11月22日, 20261122, 22.11.2026, 22/11/26,
 * 22 Nov 2026, Nov 22 2026. Day before month where a number could be both. Null where it is none.
 */
export function typedDay(text: string): string | null {
  const plain = text.trim().toLowerCase()
  const yearFirst =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (yearFirst) return written(yearFirst[1] ?? '', Number(yearFirst[2]), yearFirst[3] ?? '')
  const dayFirst = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/.exec(plain)
  if (dayFirst) return written(dayFirst[3] ?? '', Number(dayFirst[2]), dayFirst[1] ?? '')
  const named = /^(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})$/.exec(plain)
  if (named) return written(named[3] ?? '', months.indexOf(named[2] ?? '') + 1, named[1] ?? '')
  const monthFirst = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(plain)
  return monthFirst ? written(monthFirst[3] ?? '', months.indexOf(monthFirst[1] ?? '') + 1, monthFirst[2] ?? '') : null
}
