import { addDays, addMonths } from '../../base/dates.ts'
import type { Period } from '../../record/fields.ts'

export const periodLengths = ['month', 'quarter', 'halfYear', 'year'] as const
export type PeriodLength = (typeof periodLengths)[number]

const monthsIn: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 }

/** The month, quarter, half-year or year that a day lies in. */
export function periodAround(day: string, length: PeriodLength): Period {
  const months = monthsIn[length]
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months + 1
  const start = `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
  return { start, end: addDays(addMonths(start, months), -1) }
}

/** The last period that is over by a day. */
export function lastClosed(day: string, length: PeriodLength): Period {
  return periodAround(addDays(periodAround(day, length).start, -1), length)
}

/** Whether a period is a whole one of a length. */
export function isWhole(period: Period, length: PeriodLength): boolean {
  const { start, end } = periodAround(period.start, length)
  return start === period.start && end === period.end
}
