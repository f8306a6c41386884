import type { Entity } from '../../record/record.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'
import type { cycleRecord } from './cycle.record.ts'
import { isOpenWork } from './cycles.closing.ts'
import { isTargetMet, targetsOf } from './cycles.targets.ts'

/** What of a cycle itself stands in a comparison. */
export type NamedCycle = Pick<
  Entity<typeof cycleRecord>,
  'id' | 'number' | 'title' | 'kind' | 'period' | 'state' | 'lessons'
>

/** What cycles are compared by, in the order of the columns. */
export const comparedFigures = ['met', 'missed', 'unmeasured', 'onTime', 'late', 'deviations', 'carriedOver'] as const
export type ComparedFigure = (typeof comparedFigures)[number]

/** One of what a figure counts; `target` is the name of the target where targets are counted. */
export type CountedRow = {
  readonly record: 'workItem' | 'deviation'
  readonly id: string
  readonly number: string
  readonly title: string
  readonly target: string | null
}

/** A cycle among others of its kind. */
export type ComparedCycle = NamedCycle & {
  readonly counts: Readonly<Record<ComparedFigure, number>>
}

type Own = { readonly items: readonly AnyEntity[]; readonly deviations: readonly AnyEntity[] }

function rowOf(record: CountedRow['record'], row: AnyEntity, target: string | null = null): CountedRow {
  const textOf = (field: string) => (isText(row[field]) ? String(row[field]) : '')
  return { record, id: row.id, number: textOf('number'), title: textOf('title'), target }
}

function targetRows(items: readonly AnyEntity[], result: boolean | null): readonly CountedRow[] {
  // What is carried over is measured where it goes on.
  const counted = items.filter(({ state }) => state !== 'cancelled' && (result !== null || state !== 'carriedOver'))
  return counted.flatMap((item) =>
    targetsOf(item)
      .filter((target) => isTargetMet(target) === result)
      .map((target) => rowOf('workItem', item, target.name)),
  )
}

function isOnTime({ state, doneOn, dueOn }: AnyEntity): boolean {
  return state === 'done' && isText(doneOn) && isText(dueOn) && doneOn <= dueOn
}

/** Work done after its due day, and work that is open past it. */
function isLate(item: AnyEntity, today: string): boolean {
  const { state, dueOn } = item
  if (!isText(dueOn)) return false
  return state === 'done' ? !isOnTime(item) : isOpenWork(item) && dueOn < today
}

/** Every record, or target of one, that a figure of a cycle counts. */
export function countedIn(figure: ComparedFigure, { items, deviations }: Own, today: string): readonly CountedRow[] {
  const of = (rows: readonly AnyEntity[]) => rows.map((row) => rowOf('workItem', row))
  switch (figure) {
    case 'met':
      return targetRows(items, true)
    case 'missed':
      return targetRows(items, false)
    case 'unmeasured':
      return targetRows(items, null)
    case 'onTime':
      return of(items.filter(isOnTime))
    case 'late':
      return of(items.filter((item) => isLate(item, today)))
    case 'carriedOver':
      return of(items.filter(({ state }) => state === 'carriedOver'))
    case 'deviations':
      return deviations.map((row) => rowOf('deviation', row))
    default:
      return figure satisfies never
  }
}

/** Cycles with what each is compared by, the earliest first. */
export function compareCycles(cycles: readonly NamedCycle[], all: Own, today: string): readonly ComparedCycle[] {
  const items = Map.groupBy(all.items, ({ cycle }) => cycle)
  const deviations = Map.groupBy(all.deviations, ({ cycle }) => cycle)
  const compared = cycles.map(({ id, number, title, kind, period, state, lessons }): ComparedCycle => {
    const own = { items: items.get(id) ?? [], deviations: deviations.get(id) ?? [] }
    const count = (figure: ComparedFigure) => countedIn(figure, own, today).length
    const counts = {
      ...{ met: count('met'), missed: count('missed'), unmeasured: count('unmeasured') },
      ...{ onTime: count('onTime'), late: count('late') },
      ...{ deviations: count('deviations'), carriedOver: count('carriedOver') },
    }
    return { id, number, title, kind, period, state, lessons, counts }
  })
  const key = ({ period, number }: ComparedCycle) => `${period.start} ${period.end} ${number ?? ''}`
  return compared.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}
