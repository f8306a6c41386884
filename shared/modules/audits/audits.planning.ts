import { addDays, addMonths, differenceInDays } from '../../base/dates.ts'
import { idList, isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'

/** How often a unit is audited in a year. */
export const rhythms = ['none', 'yearly', 'halfYearly', 'quarterly', 'monthly'] as const
export type Rhythm = (typeof rhythms)[number]

/** What speaks for auditing a unit; `lastOn` is the last day that an audit of it covered, null for never. */
export type Grounds = {
  readonly criticalRisks: number
  readonly highRisks: number
  /** Findings that are critical or high and not settled. */
  readonly graveFindings: number
  readonly lateFindings: number
  readonly lastOn: string | null
}

/** A unit with the grounds, their weight, and the rhythm that they speak for. */
export type RankedUnit = Grounds & { readonly id: string; readonly weight: number; readonly proposed: Rhythm }

const daysOfYear = 365
/** Whatever speaks for a unit, it is looked at again after three years: the cycle in which audit offices cover all units. */
const longestYears = 3
const heaviest = { criticalRisks: 3, highRisks: 2, graveFindings: 2, lateFindings: 1 } as const

function yearsSince(lastOn: string | null, today: string): number {
  if (lastOn === null) return longestYears
  return Math.max(0, Math.min(longestYears, Math.floor(differenceInDays(today, lastOn) / daysOfYear)))
}

/**
 * The weight of the grounds: 3 for each critical risk, 2 for each high one and each critical or high finding that is open,
 * 1 for each finding that is late and each whole year since the last audit, three at most. A house's own rule of thumb after
 * the risk-based planning that IIA Standard 9.4 (2024) asks for; the grounds stand beside it, and people decide.
 */
export function weightOf(grounds: Grounds, today: string): number {
  const { criticalRisks, highRisks, graveFindings, lateFindings, lastOn } = grounds
  return (
    heaviest.criticalRisks * criticalRisks +
    heaviest.highRisks * highRisks +
    heaviest.graveFindings * graveFindings +
    heaviest.lateFindings * lateFindings +
    yearsSince(lastOn, today)
  )
}

function proposedBy(weight: number, grounds: Grounds, today: string): Rhythm {
  if (weight >= 10) return 'quarterly'
  if (weight >= 5) return 'halfYearly'
  if (weight >= 2 || yearsSince(grounds.lastOn, today) >= longestYears) return 'yearly'
  return 'none'
}

/** The units by the weight of what speaks for auditing them, the heaviest first. */
export function rankUnits(units: readonly (Grounds & { readonly id: string })[], today: string): readonly RankedUnit[] {
  return units
    .map((unit) => {
      const weight = weightOf(unit, today)
      return { ...unit, weight, proposed: proposedBy(weight, unit, today) }
    })
    .toSorted((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))
}

const monthsOf: Readonly<Record<Exclude<Rhythm, 'none'>, number>> = {
  monthly: 1,
  quarterly: 3,
  halfYearly: 6,
  yearly: 12,
}

/** Days from the end of what is audited to the end of fieldwork, and to the report. */
const workedDays: Readonly<Record<Exclude<Rhythm, 'none'>, readonly [fieldwork: number, report: number]>> = {
  monthly: [10, 15],
  quarterly: [15, 30],
  halfYearly: [20, 30],
  yearly: [30, 60],
}

type Days = { readonly start: string; readonly end: string }

/** One audit that a plan asks for; `isThere` where the programme has it already. */
export type PlannedAudit = {
  readonly kind: Exclude<Rhythm, 'none'>
  readonly period: Days
  readonly fieldworkPeriod: Days
  readonly reportDueOn: string
  readonly auditees: readonly string[]
  readonly previousAudit: string | null
  readonly isThere: boolean
}

function daysOf(value: AnyValue | undefined): Days | null {
  if (typeof value !== 'object' || value === null || !('start' in value)) return null
  const { start, end } = value
  return isText(start) && isText(end) ? { start, end } : null
}

/** Whether an audit covers all the units; one that names none covers none. */
function covers(audit: AnyEntity, auditees: readonly string[]): boolean {
  const named = idList(audit.auditees)
  return auditees.length > 0 && auditees.every((unit) => named.includes(unit))
}

const living = (audit: AnyEntity) => audit.state !== 'cancelled' && !audit.archived

function previousOf(audits: readonly AnyEntity[], planned: { readonly kind: string; readonly period: Days }) {
  const earlier = audits
    .filter((audit) => audit.kind === planned.kind && (daysOf(audit.period)?.end ?? '9999') < planned.period.start)
    .toSorted((one, other) => ((daysOf(one.period)?.end ?? '') < (daysOf(other.period)?.end ?? '') ? 1 : -1))
  return earlier[0]?.id ?? null
}

/**
 * The audits of one rhythm over units in a year, each of a part of it that is over when fieldwork begins; those whose report
 * would have been due before today are left out. `audits` are those that exist.
 */
export function plannedAudits(
  { rhythm, auditees }: { readonly rhythm: Rhythm; readonly auditees: readonly string[] },
  { year, today, audits }: { readonly year: number; readonly today: string; readonly audits: readonly AnyEntity[] },
): readonly PlannedAudit[] {
  if (rhythm === 'none' || auditees.length === 0) return []
  const months = monthsOf[rhythm]
  const [fieldwork, report] = workedDays[rhythm]
  const known = audits.filter((audit) => living(audit) && covers(audit, auditees))
  const first = `${String(year).padStart(4, '0')}-01-01`
  return Array.from({ length: 12 / months }, (_, part): PlannedAudit => {
    const next = addMonths(first, months * (part + 1))
    const period = { start: addMonths(first, months * part), end: addDays(next, -1) }
    return {
      kind: rhythm,
      period,
      fieldworkPeriod: { start: next, end: addDays(next, fieldwork - 1) },
      reportDueOn: addDays(next, report - 1),
      auditees,
      previousAudit: previousOf(known, { kind: rhythm, period }),
      isThere: known.some((audit) => audit.kind === rhythm && daysOf(audit.period)?.start === period.start),
    }
  }).filter(({ reportDueOn }) => reportDueOn >= today)
}
