import { addDays } from '../../base/dates.ts'
import { type Span, spanOf } from '../../base/spans.ts'
import { type HouseDays, type Roll, rolledDay, rolls } from '../../base/working-days.ts'
import { idList, isText } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'

type Values = Readonly<Record<string, AnyValue>>

/** How often departments report. */
export const reportPeriods = ['month', 'quarter'] as const
export type ReportPeriod = (typeof reportPeriods)[number]

/** What a question asks for: words, a number with its unit, yes or no, or rows of several columns. */
export const answerKinds = ['text', 'number', 'yesNo', 'table'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** What of a template says who reports which periods by when. */
export type Rhythm = {
  readonly period: ReportPeriod
  readonly startsOn: string
  readonly endsOn: string | null
  readonly dueDay: number
  readonly roll: Roll
  /** Nobody named means every department. */
  readonly departments: readonly string[]
}

/** The rhythm of a template; null while its fields make none. */
export function rhythmOf(template: Values): Rhythm | null {
  const { period, startsOn, endsOn, dueDay, roll, departments } = template
  const known = reportPeriods.find((one) => one === period)
  if (known === undefined || !isText(startsOn) || typeof dueDay !== 'number') return null
  return {
    period: known,
    startsOn,
    endsOn: isText(endsOn) ? endsOn : null,
    dueDay,
    roll: rolls.find((one) => one === roll) ?? 'none',
    departments: idList(departments),
  }
}

/** The day by which the report of a period is due: the named day of the month after it, moved to a working day. */
export function dueDayOf(
  { dueDay, roll }: Pick<Rhythm, 'dueDay' | 'roll'>,
  periodEnd: string,
  house: HouseDays,
): string {
  return rolledDay(addDays(periodEnd, dueDay), roll, house)
}

/** The closed periods of a rhythm's unit up to a day, the oldest first. */
export function closedPeriods(unit: ReportPeriod, today: string, count: number): readonly Span[] {
  return Array.from({ length: count }, (_, at) => spanOf(unit, today, at - count))
}

/** Whether a period is exactly one month or quarter. */
export function isWholePeriod(unit: ReportPeriod, period: Span): boolean {
  const whole = spanOf(unit, period.start)
  return whole.start === period.start && whole.end === period.end
}

/** Whether a template asks a department for a period. */
export function isExpected(rhythm: Rhythm, department: string, period: Span): boolean {
  const { startsOn, endsOn, departments } = rhythm
  if (period.start < startsOn || (endsOn !== null && period.start > endsOn)) return false
  return departments.length === 0 || departments.includes(department)
}
