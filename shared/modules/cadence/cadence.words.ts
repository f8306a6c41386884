import { monthDayOf, type RecurrenceRule, type RuleWeekday } from '../../base/recurrence-rule.ts'
import type { Translator } from '../../base/translate.ts'
import type { Roll } from '../../base/working-days.ts'
import type { Plan } from './cadence.plan.ts'

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })

/** A number as the place of something, counted from the end where it is negative: 6th, last, 2nd from the end. */
function placeWord(t: Translator, place: number): string {
  const number = Math.abs(place)
  if (place === -1) return t('recurrence.last')
  const ordinal = t(`recurrence.ordinal.${ordinals.select(number)}`, { number })
  return place > 0 ? ordinal : t('recurrence.fromEnd', { place: ordinal })
}

function listed(t: Translator, words: readonly string[]): string {
  return new Intl.ListFormat(t.language === 'en' ? 'en-GB' : t.language, { type: 'conjunction' }).format(words)
}

function everyWord(t: Translator, { frequency, interval }: RecurrenceRule): string {
  const named: Readonly<Record<number, string>> = { 3: 'quarter', 6: 'halfYear', 12: 'year' }
  const name = frequency === 'monthly' ? named[interval] : undefined
  if (name) return t(`recurrence.each.${name}`)
  return interval === 1 ? t(`recurrence.each.${frequency}`) : t(`recurrence.every.${frequency}`, { count: interval })
}

function weekdayWord(t: Translator, { day, nth }: RuleWeekday): string {
  const weekday = t(`recurrence.weekday.${day}`)
  return nth === 0 ? weekday : t('recurrence.nthWeekday', { place: placeWord(t, nth), weekday })
}

function isWorkWeek(days: readonly RuleWeekday[]): boolean {
  return days.map(({ day, nth }) => `${nth}${day}`).join() === '00,01,02,03,04'
}

/** The days that a rule picks within its pause; none for a rule that takes the day on which it began. */
function dayWords(t: Translator, rule: RecurrenceRule, roll: Roll, yearMonth: number | null): readonly string[] {
  const single = monthDayOf(rule)
  const inMonth = yearMonth ? [t('recurrence.inMonths', { months: t(`recurrence.month.${yearMonth}`) })] : []
  if (single === 31) return [...inMonth, t(roll === 'backward' ? 'recurrence.lastWorkingDay' : 'recurrence.lastDay')]
  if (single !== null) return [...inMonth, t('recurrence.onDay', { day: placeWord(t, single) })]
  const { months, monthDays, weekdays, positions } = rule
  const monthList = listed(
    t,
    months.map((month) => t(`recurrence.month.${month}`)),
  )
  const dayList = listed(
    t,
    monthDays.map((day) => placeWord(t, day)),
  )
  const week = isWorkWeek(weekdays)
    ? t('recurrence.workWeek')
    : listed(
        t,
        weekdays.map((one) => weekdayWord(t, one)),
      )
  const places = listed(
    t,
    positions.map((place) => placeWord(t, place)),
  )
  return [
    ...(months.length > 0 ? [t('recurrence.inMonths', { months: monthList })] : []),
    ...(monthDays.length > 0 ? [t('recurrence.onDays', { days: dayList })] : []),
    ...(weekdays.length > 0 ? [t('recurrence.onWeekdays', { days: week })] : []),
    ...(positions.length > 0 ? [t('recurrence.picked', { places })] : []),
  ]
}

type Said = { readonly dayWord: (day: string) => string; readonly startsOn?: string }

/** A rule as people say it: every quarter, last working day. Days are worded by `dayWord`; `startsOn` names a yearly month. */
export function ruleWords(t: Translator, rule: RecurrenceRule, roll: Roll, { dayWord, startsOn }: Said): string {
  const isYearly = rule.frequency === 'monthly' && rule.interval % 12 === 0
  const yearMonth = isYearly && startsOn !== undefined ? Number(startsOn.slice(5, 7)) : null
  const joined = [everyWord(t, rule), ...dayWords(t, rule, roll, yearMonth)].reduce((start, more) =>
    t('recurrence.join', { start, more }),
  )
  const isLastWorkingDay = roll === 'backward' && monthDayOf(rule) === 31
  const end =
    rule.count !== null
      ? t('recurrence.times', { rule: joined, count: rule.count })
      : rule.until !== null
        ? t('recurrence.until', { rule: joined, day: dayWord(rule.until) })
        : joined
  return roll === 'none' || isLastWorkingDay ? end : t(`recurrence.roll.${roll}`, { rule: end })
}

/** The plan of a schedule as people say it, by the calendar or counted from the last time. */
export function planWords(t: Translator, plan: Plan, dayWord: (day: string) => string): string {
  if (plan.anchor === 'calendar') return ruleWords(t, plan.rule, plan.roll, { dayWord, startsOn: plan.startsOn })
  const { frequency, interval } = plan.rule
  const pause = t(`recurrence.after.${frequency}`, { count: interval })
  const day = plan.dayOfMonth
  const on =
    day === null || frequency !== 'monthly'
      ? pause
      : t('recurrence.afterOn', {
          pause,
          day: day >= 31 ? t('recurrence.lastDay') : t('recurrence.onDay', { day: placeWord(t, day) }),
        })
  return plan.roll === 'none' ? on : t(`recurrence.roll.${plan.roll}`, { rule: on })
}
