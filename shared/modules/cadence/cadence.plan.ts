import { isDay } from '../../base/calendar.ts'
import { addDays } from '../../base/dates.ts'
import { nextRuleDay, onePauseLater, ruleDays } from '../../base/recurrence.ts'
import { everyRule, type Frequency, monthDayRule, type RecurrenceRule, readRule } from '../../base/recurrence-rule.ts'
import { type HouseDays, type Roll, rolledDay, rolls } from '../../base/working-days.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'

type Values = Readonly<Record<string, AnyValue>>

/** What of a schedule says when a duty falls due; days are `YYYY-MM-DD`. */
export type Plan = {
  readonly rule: RecurrenceRule
  readonly anchor: 'calendar' | 'lastDone'
  readonly startsOn: string
  readonly endsOn: string | null
  readonly roll: Roll
  /** The day of the month on which the next one falls that is counted from the last done; null for any. */
  readonly dayOfMonth: number | null
  /** When the duty was last done before there was a schedule. */
  readonly lastDoneOn: string | null
}

/** A day of the rule and the day on which the duty is then due. */
export type PlannedDay = { readonly plannedOn: string; readonly dueOn: string }

const monthsOf: Readonly<Record<string, number>> = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 }
const plain: Readonly<Record<string, Frequency>> = { daily: 'daily', weekly: 'weekly' }

/** The rule that the plain choices of a schedule make, or the one that was typed; null while they make none. */
export function ruleOf(schedule: Values): RecurrenceRule | null {
  const { rhythm, rule, months, dayOfMonth, startsOn } = schedule
  if (!isText(rhythm)) return null
  if (rhythm === 'rule') {
    const read = isText(rule) ? readRule(rule) : null
    return read && 'rule' in read ? read.rule : null
  }
  const frequency = plain[rhythm]
  if (frequency) return everyRule(frequency)
  const interval = rhythm === 'months' ? months : monthsOf[rhythm]
  if (typeof interval !== 'number') return null
  if (schedule.anchor === 'lastDone') return everyRule('monthly', interval)
  const day = typeof dayOfMonth === 'number' ? dayOfMonth : isText(startsOn) ? Number(startsOn.slice(8)) : null
  return day === null ? null : monthDayRule(interval, day)
}

/** The plan of a schedule; null where its fields make no rule. */
export function planOf(schedule: Values): Plan | null {
  const rule = ruleOf(schedule)
  const { startsOn, endsOn, anchor, dayOfMonth, lastDoneOn } = schedule
  if (rule === null || !isText(startsOn)) return null
  return {
    rule,
    anchor: anchor === 'lastDone' ? 'lastDone' : 'calendar',
    startsOn,
    endsOn: isText(endsOn) ? endsOn : null,
    roll: rolls.find((roll) => roll === schedule.roll) ?? 'none',
    dayOfMonth: typeof dayOfMonth === 'number' ? dayOfMonth : null,
    lastDoneOn: isText(lastDoneOn) ? lastDoneOn : null,
  }
}

function dayInMonth(day: string, wanted: number): string {
  const found = nextRuleDay(monthDayRule(1, wanted), `${day.slice(0, 8)}01`, null)
  return found ?? day
}

/** The last day that is planned: a working day may lie some days later still, and the calendar ends with the year 9999. */
const lastPlannable = '9999-11-30'

/**
 * The next day counted from the day of the last time: one pause later, in a working day's reach but never before it; null
 * where the calendar ends before it.
 */
function dayAfterDone(plan: Plan, done: string, house: HouseDays): PlannedDay | null {
  const later = onePauseLater(plan.rule, done)
  if (!isDay(later) || later > lastPlannable) return null
  const plannedOn =
    plan.dayOfMonth !== null && plan.rule.frequency === 'monthly' ? dayInMonth(later, plan.dayOfMonth) : later
  const rolled = rolledDay(plannedOn, plan.roll, house)
  return { plannedOn, dueOn: rolled > done ? rolled : rolledDay(plannedOn, 'forward', house) }
}

/** The times of a duty that are over: by when they were planned, and when they were done if they were. */
export type ClosedTime = { readonly plannedOn: string; readonly doneOn: string | null }

/** The most missed times that one change adds. */
const mostMissed = 31

const inRange = ({ endsOn }: Plan, day: string) => day <= lastPlannable && (endsOn === null || day <= endsOn)

const dueOf = ({ roll }: Plan, plannedOn: string, house: HouseDays): PlannedDay => ({
  plannedOn,
  dueOn: rolledDay(plannedOn, roll, house),
})

/**
 * The days to plan after those that are over. By the calendar: every day of the rule up to today that is not planned yet,
 * and the first one after it. Counted from the last done: one, which is never before that day.
 */
export function wantedDays(
  plan: Plan,
  closed: readonly ClosedTime[],
  { today, house }: { readonly today: string; readonly house: HouseDays },
): readonly PlannedDay[] {
  if (plan.anchor === 'lastDone') {
    const days = closed.map(({ plannedOn, doneOn }) => doneOn ?? plannedOn)
    const last = days.toSorted().at(-1) ?? plan.lastDoneOn
    if (last === null) return inRange(plan, plan.startsOn) ? [dueOf(plan, plan.startsOn, house)] : []
    const next = dayAfterDone(plan, last, house)
    return next !== null && inRange(plan, next.plannedOn) ? [next] : []
  }
  const after = lastPlanned(plan, closed, today)
  const missed = after < today ? ruleDays(plan.rule, plan.startsOn, { after, until: today, limit: mostMissed }) : []
  const ahead = nextRuleDay(plan.rule, plan.startsOn, after > today ? after : today)
  return [...missed, ...(ahead === null ? [] : [ahead])]
    .filter((day) => inRange(plan, day))
    .map((plannedOn) => dueOf(plan, plannedOn, house))
}

/** The day after which a calendar's times are planned: a new schedule owes nothing from before it was made. */
export function lastPlanned(plan: Plan, closed: readonly ClosedTime[], today: string): string {
  const last = closed
    .map(({ plannedOn }) => plannedOn)
    .toSorted()
    .at(-1)
  const begins = plan.startsOn > today ? plan.startsOn : today
  return last ?? plan.lastDoneOn ?? addDays(begins, -1)
}

/** The days that a plan is likely to fall due on within a window, beyond those that stand already; for a look ahead. */
export function forecastDays(
  plan: Plan,
  { after, until, house }: { readonly after: string; readonly until: string; readonly house: HouseDays },
): readonly PlannedDay[] {
  const most = 400
  if (plan.anchor === 'calendar')
    return ruleDays(plan.rule, plan.startsOn, { after, until, limit: most })
      .filter((day) => inRange(plan, day))
      .map((plannedOn) => dueOf(plan, plannedOn, house))
  const days: PlannedDay[] = []
  let next = dayAfterDone(plan, after, house)
  while (next !== null && next.dueOn <= until && days.length < most && inRange(plan, next.plannedOn)) {
    days.push(next)
    next = dayAfterDone(plan, next.dueOn, house)
  }
  return days
}

/** The house's own days from its records. */
export function houseDaysOf(rows: readonly Pick<AnyEntity, string>[]): HouseDays {
  const days = (kind: string) =>
    new Set(rows.filter((row) => row.kind === kind && isText(row.day)).map((row) => String(row.day)))
  return { holidays: days('holiday'), workdays: days('workday') }
}
