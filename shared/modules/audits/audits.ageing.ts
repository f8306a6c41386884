import { differenceInDays } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'
import { type Severity, severities } from './audits.scale.ts'
import { findingWorkflow } from './finding.workflow.ts'

/** The states of a finding in the order of its life; accepting the risk stands apart, at the end. */
export const findingStates: readonly string[] = Object.keys(findingWorkflow.states)

const settled: readonly string[] = ['verified', 'closed', 'riskAccepted']

/** A finding as a card: how old it is, and by how many days its due date has passed (null where it has not). */
export type FindingCard = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly severity: Severity
  readonly state: string
  readonly owner: string | null
  readonly department: string | null
  readonly dueOn: string | null
  readonly ageInDays: number
  /** Verified, closed or accepted as a risk: it ages no more. */
  readonly isSettled: boolean
  readonly overdueDays: number | null
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Reads a finding as it stands on a day; a settled one is never overdue. */
export function cardOf(finding: AnyEntity, today: string): FindingCard {
  const severity = severities.find((one) => one === finding.severity) ?? 'note'
  const since = isText(finding.identifiedOn) ? finding.identifiedOn : finding.createdAt.slice(0, 10)
  const dueOn = isText(finding.dueOn) ? finding.dueOn : null
  const isSettled = settled.includes(finding.state)
  const late = dueOn === null || isSettled ? 0 : differenceInDays(today, dueOn)
  return {
    id: finding.id,
    number: text(finding.number),
    title: text(finding.title),
    severity,
    state: finding.state,
    owner: isText(finding.owner) ? finding.owner : null,
    department: isText(finding.department) ? finding.department : null,
    dueOn,
    ageInDays: Math.max(0, differenceInDays(today, since)),
    isSettled,
    overdueDays: late > 0 ? late : null,
  }
}

function byUrgency(one: FindingCard, other: FindingCard): number {
  const gravity = severities.indexOf(one.severity) - severities.indexOf(other.severity)
  return gravity || (other.overdueDays ?? 0) - (one.overdueDays ?? 0) || other.ageInDays - one.ageInDays
}

export type FindingColumn = { readonly state: string; readonly cards: readonly FindingCard[] }

/** Findings by state, the gravest and latest first. */
export function projectFindingBoard(findings: readonly AnyEntity[], today: string): readonly FindingColumn[] {
  const cards = findings.map((finding) => cardOf(finding, today)).toSorted(byUrgency)
  return findingStates.map((state) => ({ state, cards: cards.filter((card) => card.state === state) }))
}

/** Bands of age, each up to and including that many days; the last has no end. */
export const ageBands = [30, 90, 180, null] as const
export type AgeBand = (typeof ageBands)[number]

/** Open findings by age and severity: `counts` in the order of `severities` within each band. */
export type Ageing = {
  readonly open: number
  readonly overdue: number
  /** Open for more than 90 days. */
  readonly old: number
  readonly bands: readonly { readonly upTo: AgeBand; readonly counts: readonly number[] }[]
  /** The open findings, the oldest first. */
  readonly oldest: readonly FindingCard[]
}

function bandOf(days: number): AgeBand {
  return ageBands.find((upTo) => upTo === null || days <= upTo) ?? null
}

/** Computes how old the open findings are; those verified, closed or accepted as a risk are open no longer. */
export function projectAgeing(findings: readonly AnyEntity[], today: string): Ageing {
  const open = findings.filter((finding) => !settled.includes(finding.state)).map((finding) => cardOf(finding, today))
  const counted = (upTo: AgeBand, severity: Severity) =>
    open.filter((card) => bandOf(card.ageInDays) === upTo && card.severity === severity).length
  return {
    open: open.length,
    overdue: open.filter((card) => card.overdueDays !== null).length,
    old: open.filter((card) => card.ageInDays > 90).length,
    bands: ageBands.map((upTo) => ({ upTo, counts: severities.map((severity) => counted(upTo, severity)) })),
    oldest: open.toSorted((one, other) => other.ageInDays - one.ageInDays || byUrgency(one, other)),
  }
}
