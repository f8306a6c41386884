import { differenceInDays } from '../../base/dates.ts'
import type { Tone } from '../../record/fields.ts'
import { idList, isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import type { Workflow } from '../../record/workflow.ts'
import { isTargetMet } from './cycles.rules.ts'

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

/** The cards of one state; `isEnd` where nothing is to be done any more. */
export type BoardColumn = {
  readonly state: string
  readonly tone: Tone
  readonly isEnd: boolean
  readonly late: number
  readonly cards: readonly BoardCard[]
}

function textOf(value: AnyValue | undefined): string {
  return isText(value) ? value : ''
}

function periodOf(value: AnyValue | undefined): Span | null {
  if (typeof value !== 'object' || value === null || !('start' in value)) return null
  return isText(value.start) && isText(value.end) ? { start: value.start, end: value.end } : null
}

function targetsOf(row: AnyEntity): BoardCard['targets'] {
  const results = partRows(row.targets).map(({ kind, direction, target, measured }) => {
    if (kind !== 'percent' && kind !== 'number' && kind !== 'zero') return null
    return isTargetMet({
      kind,
      direction: direction === 'atMost' || direction === 'atLeast' ? direction : null,
      target: isText(target) ? target : null,
      measured: isText(measured) ? measured : null,
    })
  })
  const count = (result: boolean) => results.filter((one) => one === result).length
  return { met: count(true), missed: count(false), all: results.length }
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
    targets: targetsOf(row),
  }
}

function byDue(one: BoardCard, other: BoardCard): number {
  const [day, otherDay] = [one.dueOn ?? '9999', other.dueOn ?? '9999']
  return day < otherDay ? -1 : day > otherDay ? 1 : one.number < other.number ? -1 : 1
}

/** Records by state, a column for each in the order declared: what is due first stands first, ended work last done first. */
export function projectBoard(workflow: Workflow, rows: readonly AnyEntity[], today: string): readonly BoardColumn[] {
  return Object.entries(workflow.states).map(([state, { tone, frozen: isEnd = false }]) => {
    const own = rows.filter((row) => row.state === state).map((row) => cardOf(row, isEnd, today))
    const cards = isEnd ? own.toSorted(byDue).toReversed() : own.toSorted(byDue)
    return { state, tone, isEnd, late: cards.filter((card) => card.daysLate > 0).length, cards }
  })
}
