import { addDays, addMonths, differenceInDays } from '../../base/dates.ts'
import type { Period } from '../../record/fields.ts'
import type { Entity } from '../../record/record.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import type { cycleRecord } from './cycle.record.ts'
import { isTargetMet, type NamedTarget, targetsOf } from './cycles.targets.ts'
import type { workItemRecord } from './work-item.record.ts'

type Cycle = Entity<typeof cycleRecord>
type WorkItem = Entity<typeof workItemRecord>

/** What the next cycle says of a work item follows from these of its values. */
export type CarriedSource = Pick<
  WorkItem,
  | ('id' | 'title' | 'description' | 'owner' | 'dueOn' | 'milestones' | 'targets')
  | ('leadDepartment' | 'responsibleDepartments' | 'controls' | 'policies')
>

const months = { year: 12, halfYear: 6, quarter: 3, month: 1 } as const

/** The states from which work is carried into the next cycle. */
const openStates: readonly string[] = ['planned', 'proposed', 'agreed', 'inProgress', 'blocked']

function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`
}

function lastOfMonth(day: string): string {
  return addDays(addMonths(firstOfMonth(day), 1), -1)
}

/** How many whole months a period of calendar months has; null for one that begins or ends within a month. */
function wholeMonths({ start, end }: Period): number | null {
  if (start !== firstOfMonth(start) || end !== lastOfMonth(end)) return null
  const [year, month] = [Number(end.slice(0, 4)) - Number(start.slice(0, 4)), Number(end.slice(5, 7))]
  return year * 12 + month - Number(start.slice(5, 7)) + 1
}

/** How many months a cycle lasts; null for a free one that is not of whole months. */
export function monthsOf(kind: Cycle['kind'], period: Period): number | null {
  return kind === 'free' ? wholeMonths(period) : months[kind]
}

/**
 * The period that follows one: it begins the day after and is as long as its kind says. An end of a month stays one;
 * a free period keeps its months where it has whole ones, and its days otherwise.
 */
export function nextPeriod(kind: Cycle['kind'], period: Period): Period {
  const start = addDays(period.end, 1)
  const length = monthsOf(kind, period)
  if (length === null) return { start, end: addDays(start, differenceInDays(period.end, period.start)) }
  if (period.end === lastOfMonth(period.end)) {
    return { start, end: lastOfMonth(addMonths(firstOfMonth(period.end), length)) }
  }
  return { start, end: addDays(addMonths(start, length), -1) }
}

/** A day as far from the end of one period as it was from that of another, and never outside of it. */
function movedDay(day: string, before: Period, after: Period): string {
  const moved = addDays(after.end, -Math.max(0, differenceInDays(before.end, day)))
  return moved < after.start ? after.start : moved
}

/** The targets that the work still has to reach. */
export function remainingTargets(item: Readonly<Record<string, AnyValue>>): readonly NamedTarget[] {
  return targetsOf(item).filter((target) => isTargetMet(target) !== true)
}

export function isOpenWork({ state }: { readonly state: string }): boolean {
  return openStates.includes(state)
}

/** The days of a work item in the next cycle: from its first day, and to its end as far before it as before. */
export function carriedDays({ dueOn }: Pick<WorkItem, 'dueOn'>, before: Period, after: Period) {
  return { startOn: after.start, dueOn: movedDay(dueOn, before, after) }
}

/** What a work item says in the next cycle: the same work with the targets and milestones that are left, to be planned anew. */
export function carriedItem(item: CarriedSource, before: Period, next: Pick<Cycle, 'id' | 'period'>) {
  const { title, description, leadDepartment, responsibleDepartments, owner, controls, policies } = item
  return {
    ...{ title, description, leadDepartment, responsibleDepartments, owner, controls, policies },
    ...carriedDays(item, before, next.period),
    cycle: next.id,
    carriedFrom: item.id,
    milestones: item.milestones
      .filter(({ doneOn }) => doneOn === null)
      .map((row) => ({ title: row.title, dueOn: movedDay(row.dueOn, before, next.period) })),
    targets: remainingTargets(item).map(({ name, kind, direction, target }) => ({ name, kind, direction, target })),
  }
}

/** What a cycle that follows another takes from it before anybody plans. */
export function nextCycle(cycle: Cycle, stated: { readonly title: string; readonly period: Period }) {
  const { kind, goal, scope, owner, department, contributingDepartments, classification } = cycle
  return {
    ...{ kind, goal, scope, owner, department, contributingDepartments, classification },
    ...stated,
    previousCycle: cycle.id,
  }
}

/** The work items of a closing cycle that a following one already carries on, by their ids. */
export function carriedOn(items: readonly AnyEntity[], following: readonly AnyEntity[]): readonly AnyEntity[] {
  const carried = new Set(following.map(({ carriedFrom }) => carriedFrom))
  return items.filter((item) => isOpenWork(item) && carried.has(item.id))
}
