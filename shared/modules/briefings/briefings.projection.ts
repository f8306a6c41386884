import { partRows } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'
import { textOf } from '../people/people.validity.ts'
import { lastOwed, type Quarter, quartersOf } from './briefings.quarter.ts'
import { stoodOn } from './briefings.roll.ts'

/** What was expected of a committee for a quarter: its briefing, or none yet; nothing where it did not stand then. */
export type BriefingCell = {
  readonly quarter: Quarter
  readonly briefing: string | null
  readonly state: string | null
  readonly isExpected: boolean
  /** Whether the day by which it was to be tabled has passed without it. */
  readonly isOverdue: boolean
}
export type BriefingRow = {
  readonly committee: string
  readonly title: string
  readonly cells: readonly BriefingCell[]
}

function isCommittee(group: AnyEntity): boolean {
  return group.kind === 'committee'
}

/** The briefings of a year by committee and quarter; every committee that stood on the last day of a quarter owes one. */
export function briefingCalendar(
  groups: readonly AnyEntity[],
  briefings: readonly AnyEntity[],
  year: number,
  today: string,
): readonly BriefingRow[] {
  const held = new Map(briefings.map((row) => [`${row.committee} ${row.quarter}`, row]))
  return groups
    .filter(
      (group) =>
        isCommittee(group) ||
        briefings.some((row) => row.committee === group.id && String(row.quarter).startsWith(`${year}-`)),
    )
    .map((group) => ({
      committee: group.id,
      title: textOf(group.name) ?? '',
      cells: quartersOf(year).map((quarter) => {
        const row = held.get(`${group.id} ${quarter.name}`) ?? null
        const isExpected = isCommittee(group) && stoodOn(group, quarter.end)
        const isTabled = row !== null && row.state !== 'drafted'
        const isOverdue = !isTabled && quarter.dueOn < today && (isExpected || row !== null)
        return { quarter, briefing: row?.id ?? null, state: row?.state ?? null, isExpected, isOverdue }
      }),
    }))
    .toSorted((one, other) => one.title.localeCompare(other.title))
}

/** The committees for which nothing at all was written for the last quarter whose briefing is owed. */
export function unbriefed(
  groups: readonly AnyEntity[],
  briefings: readonly AnyEntity[],
  today: string,
): readonly string[] {
  const owed = lastOwed(today)
  if (owed === null) return []
  return briefingCalendar(groups, briefings, Number(owed.name.slice(0, 4)), today).flatMap(({ committee, cells }) =>
    cells.some((cell) => cell.quarter.name === owed.name && cell.isOverdue && cell.briefing === null)
      ? [committee]
      : [],
  )
}

/** A briefing in figures, as a report tells it. */
export type BriefingSummary = {
  readonly present: number
  readonly seats: number
  readonly decisions: number
  readonly asked: number
  readonly granted: number
  readonly critical: number
  readonly high: number
}

/** How many were there, what was decided and asked for, and how grave the risks and findings were that it told of. */
export function briefingSummary(briefing: Readonly<Record<string, AnyEntity[string]>>): BriefingSummary {
  const count = (field: string, matches: (row: Readonly<Record<string, unknown>>) => boolean = () => true) =>
    partRows(briefing[field]).filter(matches).length
  return {
    present: count('attendance', ({ presence }) => presence === 'present'),
    seats: count('attendance'),
    decisions: count('decisions'),
    asked: count('resources'),
    granted: count('resources', ({ answer }) => answer === 'granted' || answer === 'partlyGranted'),
    critical: count('standing', ({ grade }) => grade === 'critical'),
    high: count('standing', ({ grade }) => grade === 'high'),
  }
}
