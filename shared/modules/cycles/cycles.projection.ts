import { addDays, differenceInDays } from '../../base/dates.ts'
import type { Tone } from '../../record/fields.ts'
import { idList, isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import type { Workflow } from '../../record/workflow.ts'
import {
  criticalBars,
  type DrawnDependency,
  dependenciesOf,
  drawnDependencies,
  type LinkedBar,
} from './cycles.dependencies.ts'
import { isTargetMet, targetsOf } from './cycles.targets.ts'

type Span = { readonly start: string; readonly end: string }

/** A cycle or a work item as a card shows it; departments and owner are ids. */
export type BoardCard = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly departments: readonly string[]
  readonly owner: string | null
  readonly dueOn: string | null
  /** Days past the due day, 0 where it is not passed or the work has ended. */
  readonly daysLate: number
  /** Percent from 0 to 100, null where the record holds none. */
  readonly progress: number | null
  readonly targets: { readonly met: number; readonly missed: number; readonly all: number }
}

/** How many records each state holds, and how many of them are past their day; null where their rows alone tell. */
export type ColumnCounts = {
  readonly all: ReadonlyMap<string, number>
  readonly late: ReadonlyMap<string, number> | null
}

/** The cards of one state, `total` of which there are; `isEnd` where nothing is to be done any more. */
export type BoardColumn = {
  readonly state: string
  readonly tone: Tone
  readonly isEnd: boolean
  readonly total: number
  readonly late: number
  /** Targets that were measured and not reached in time; null while not all of its cards are there to be looked at. */
  readonly missed: number | null
  readonly cards: readonly BoardCard[]
}

function textOf(value: AnyValue | undefined): string {
  return isText(value) ? value : ''
}

function periodOf(value: AnyValue | undefined): Span | null {
  if (typeof value !== 'object' || value === null || !('start' in value)) return null
  return isText(value.start) && isText(value.end) ? { start: value.start, end: value.end } : null
}

/** A target below its mark is missed once the work has ended or its day has passed; until then it may still be reached. */
function targetCounts(row: AnyEntity, isOver: boolean): BoardCard['targets'] {
  const results = targetsOf(row).map(isTargetMet)
  const count = (result: boolean) => results.filter((one) => one === result).length
  return { met: count(true), missed: isOver ? count(false) : 0, all: partRows(row.targets).length }
}

function progressOf(row: AnyEntity): number | null {
  const percent = isText(row.progress) || typeof row.progress === 'number' ? Number(row.progress) : Number.NaN
  return Number.isFinite(percent) ? Math.max(0, Math.min(100, percent)) : null
}

/** One card; `isEnd` says that its work has ended, so that no due day is missed any more. */
function cardOf(row: AnyEntity, isEnd: boolean, today: string): BoardCard {
  const dueOn = isText(row.dueOn) ? row.dueOn : (periodOf(row.period)?.end ?? null)
  const lead = [row.leadDepartment, row.department].filter(isText)
  const others = [...idList(row.responsibleDepartments), ...idList(row.contributingDepartments)]
  return {
    id: row.id,
    number: textOf(row.number),
    title: textOf(row.title),
    state: row.state,
    departments: [...new Set([...lead, ...others])],
    owner: isText(row.owner) ? row.owner : null,
    dueOn,
    daysLate: dueOn === null || isEnd ? 0 : Math.max(0, differenceInDays(today, dueOn)),
    progress: progressOf(row),
    targets: targetCounts(row, isEnd || dueOn === null || dueOn < today),
  }
}

function byDue(one: BoardCard, other: BoardCard): number {
  const [day, otherDay] = [one.dueOn ?? '9999', other.dueOn ?? '9999']
  return day < otherDay ? -1 : day > otherDay ? 1 : one.number < other.number ? -1 : 1
}

/**
 * Records by state, a column for each in the order declared: what is due first stands first, ended work last done first.
 * `counts` tell how many there are where not all rows are given.
 */
export function projectBoard(
  workflow: Workflow,
  rows: readonly AnyEntity[],
  today: string,
  counts: ColumnCounts | null = null,
): readonly BoardColumn[] {
  return Object.entries(workflow.states).map(([state, { tone, frozen: isEnd = false }]) => {
    const own = rows.filter((row) => row.state === state).map((row) => cardOf(row, isEnd, today))
    const cards = isEnd ? own.toSorted(byDue).toReversed() : own.toSorted(byDue)
    const total = Math.max(cards.length, counts?.all.get(state) ?? 0)
    const known = counts?.late && !isEnd ? (counts.late.get(state) ?? 0) : null
    const late = known ?? cards.filter((card) => card.daysLate > 0).length
    const missed = total > cards.length ? null : cards.reduce((sum, card) => sum + card.targets.missed, 0)
    return { state, tone, isEnd, total, late, missed, cards }
  })
}

/** A work item on the timeline; days are `YYYY-MM-DD`. */
export type TimelineRow = {
  readonly id: string
  readonly revision: string
  readonly number: string
  readonly title: string
  readonly department: string
  readonly state: string
  readonly tone: Tone
  readonly planned: Span
  /** From the planned start (no other is recorded) to the day it was done, or to today while it goes on. */
  readonly actual: Span | null
  readonly daysLate: number
  /** Done, though after its day: nobody waits for it any more. */
  readonly isDoneLate: boolean
  readonly progress: number | null
  readonly milestones: readonly { readonly title: string; readonly on: string; readonly mark: Milestone }[]
  /** The plan as it was when the cycle began, where it did. */
  readonly baseline: Span | null
  /** What it waits for among the rows shown. */
  readonly waitsFor: readonly DrawnDependency[]
  /** Whether it cannot end later without moving the last end of the work that it is joined with. */
  readonly isCritical: boolean
  /** The work item that this one carries on, where it is on the same timeline. */
  readonly carriedFrom: string | null
  /** Whether its days may still be changed. */
  readonly isOpen: boolean
}

export type Milestone = 'reached' | 'late' | 'ahead'

function milestonesOf(row: AnyEntity, today: string): TimelineRow['milestones'] {
  return partRows(row.milestones).flatMap(({ title, dueOn, doneOn }) => {
    if (!isText(dueOn)) return []
    const mark = isText(doneOn) ? 'reached' : dueOn < today ? 'late' : 'ahead'
    return [{ title: textOf(title), on: isText(doneOn) ? doneOn : dueOn, mark } as const]
  })
}

function actualOf(row: AnyEntity, today: string): Span | null {
  const start = textOf(row.startOn)
  const end = isText(row.doneOn) ? row.doneOn : ['inProgress', 'blocked'].includes(row.state) ? today : null
  return end === null || end < start ? null : { start, end }
}

function baselineOf({ baselineStartOn, baselineDueOn }: AnyEntity): Span | null {
  return isText(baselineStartOn) && isText(baselineDueOn) ? { start: baselineStartOn, end: baselineDueOn } : null
}

function linkedBars(workflow: Workflow, rows: readonly AnyEntity[]): readonly LinkedBar[] {
  return rows.flatMap((row): LinkedBar[] => {
    const { id, startOn, dueOn, doneOn, state } = row
    if (!isText(startOn) || !isText(dueOn) || state === 'cancelled') return []
    const isOpen = !(workflow.states[state]?.frozen ?? false)
    const end = isText(doneOn) ? doneOn : dueOn
    return [{ id, plan: { start: startOn, end: dueOn }, end, isOpen, dependsOn: dependenciesOf(row) }]
  })
}

/** Work items as bars, by their first day; rows without both days are left out. */
export function projectTimeline(workflow: Workflow, rows: readonly AnyEntity[], today: string): readonly TimelineRow[] {
  const known = new Set(rows.map((row) => row.id))
  const linked = linkedBars(workflow, rows)
  const waiting = drawnDependencies(linked)
  const critical = criticalBars(linked)
  const bars = rows.flatMap((row): TimelineRow[] => {
    const { startOn, dueOn } = row
    if (!isText(startOn) || !isText(dueOn)) return []
    const { tone = 'neutral', frozen = false } = workflow.states[row.state] ?? {}
    const card = cardOf(row, frozen, today)
    const end = isText(row.doneOn) ? row.doneOn : today
    const isDoneLate = isText(row.doneOn) && row.doneOn > dueOn
    return [
      {
        id: row.id,
        revision: row.revision,
        number: card.number,
        title: card.title,
        department: card.departments[0] ?? '',
        state: row.state,
        tone,
        planned: { start: startOn, end: dueOn },
        actual: actualOf(row, today),
        isDoneLate,
        daysLate: isDoneLate ? differenceInDays(end, dueOn) : card.daysLate,
        progress: card.progress,
        baseline: baselineOf(row),
        waitsFor: waiting.get(row.id) ?? [],
        isCritical: critical.has(row.id),
        milestones: milestonesOf(row, today),
        carriedFrom: isText(row.carriedFrom) && known.has(row.carriedFrom) ? row.carriedFrom : null,
        isOpen: !frozen && !row.archived,
      },
    ]
  })
  return bars.toSorted(byStart)
}

function byStart(one: TimelineRow, other: TimelineRow): number {
  const key = ({ planned, number }: TimelineRow) => `${planned.start} ${planned.end} ${number}`
  return key(one) < key(other) ? -1 : 1
}

/** A plan moved by days at its ends; the end never comes to lie before the start. */
export function shiftedPlan(plan: Span, startDays: number, endDays: number): Span {
  const start = addDays(plan.start, startDays)
  const end = addDays(plan.end, endDays)
  return { start, end: end < start ? start : end }
}

/** What of a bar is dragged: all of it, or one of its ends. */
export type Grip = 'whole' | 'start' | 'end'

/** A plan whose bar was dragged by days, by one of its grips; an end that is dragged never passes the other one. */
export function draggedPlan(plan: Span, grip: Grip, days: number): Span {
  if (grip === 'end') return shiftedPlan(plan, 0, days)
  if (grip === 'whole') return shiftedPlan(plan, days, days)
  const start = addDays(plan.start, days)
  return { start: start > plan.end ? plan.end : start, end: plan.end }
}
