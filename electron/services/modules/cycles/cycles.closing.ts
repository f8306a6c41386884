import { OperationError } from '#shared/contract/errors.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import {
  carriedDays,
  carriedItem,
  isOpenWork,
  monthsOf,
  nextCycle,
  nextPeriod,
  remainingTargets,
} from '#shared/modules/cycles/cycles.closing.ts'
import type { Closing } from '#shared/modules/cycles/cycles.contract.ts'
import { wantedSign } from '#shared/modules/cycles/cycles.targets.ts'
import { nextTitle } from '#shared/modules/cycles/cycles.title.ts'
import { deviationRecord } from '#shared/modules/cycles/deviation.record.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import type { Period } from '#shared/record/fields.ts'
import type { Draft, Entity } from '#shared/record/record.ts'
import type { ReadContext, WriteContext } from '../../context.ts'

type Cycle = Entity<typeof cycleRecord>
type WorkItem = Entity<typeof workItemRecord>

const finished: readonly string[] = ['verified', 'cancelled']

function refused(key: 'archived' | 'closed' | 'notNext' | 'undecided' | 'notOpen', title: string): OperationError {
  return new OperationError('conflict', `cycles.refused.${key}`, { parameters: { title } })
}

const own = (id: string) => [{ field: 'cycle', comparison: 'is', value: id }] as const

function openItems(context: ReadContext, cycle: Cycle): readonly WorkItem[] {
  const items = context.read(workItemRecord).all(own(cycle.id)).filter(isOpenWork)
  const key = ({ dueOn, number }: WorkItem) => `${dueOn} ${number ?? ''}`
  return items.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}

/** The cycle that follows already and is not closed. */
function following(context: ReadContext, cycle: Cycle): Cycle | null {
  const rows = context.read(cycleRecord).all([{ field: 'previousCycle', comparison: 'is', value: cycle.id }])
  return rows.find(({ state }) => state !== 'closed') ?? null
}

/** The corrective actions that answer for deviations of the cycle, or that it took over, and are not finished. */
function openActions(context: ReadContext, cycle: Cycle): readonly Entity<typeof correctiveActionRecord>[] {
  const deviations = context.read(deviationRecord).all(own(cycle.id))
  const named = [...cycle.actions, ...deviations.flatMap(({ action }) => (action === null ? [] : [action]))]
  const actions = context.read(correctiveActionRecord)
  return [...new Set(named)].flatMap((id) => {
    const action = actions.find(id)
    return action && !action.archived && !finished.includes(action.state) ? [action] : []
  })
}

const named = ({ id, number, title }: { id: string; number: string | null; title: string }) => ({
  ...{ id, title },
  number: number ?? '',
})

/** What closing would make, with the days that work items would have. */
export function closing(context: ReadContext, id: string): Closing {
  const cycle = context.read(cycleRecord).get(id)
  const existing = following(context, cycle)
  const period = existing?.period ?? nextPeriod(cycle.kind, cycle.period)
  const months = monthsOf(cycle.kind, cycle.period)
  return {
    next: { title: existing?.title ?? nextTitle(cycle.title, cycle.period, period, months), period },
    existing: existing && named(existing),
    items: openItems(context, cycle).map((item) => ({
      ...named(item),
      state: item.state,
      remaining: remainingTargets(item).map((target) => ({ name: target.name, wanted: wantedSign(target) })),
      ...carriedDays(item, cycle.period, period),
    })),
    actions: openActions(context, cycle).map(named),
  }
}

type Stated = {
  readonly next: { readonly id: string } | { readonly title: string; readonly period: Period }
  readonly carried: readonly string[]
  readonly cancelled: readonly string[]
}

/** The open work items apart by what was stated of them; every one must be stated once, and no other. */
function decided(context: ReadContext, cycle: Cycle, { carried, cancelled }: Stated) {
  const items = openItems(context, cycle)
  const open = new Map(items.map((item) => [item.id, item]))
  const stray = [...carried, ...cancelled].find((id) => !open.has(id))
  if (stray !== undefined) throw refused('notOpen', context.read(workItemRecord).find(stray)?.title ?? stray)
  const isCarried = (item: WorkItem) => carried.includes(item.id)
  const isCancelled = (item: WorkItem) => cancelled.includes(item.id)
  const undecided = items.find((item) => isCarried(item) === isCancelled(item))
  if (undecided) throw refused('undecided', undecided.title)
  return { carry: items.filter(isCarried), cancel: items.filter(isCancelled) }
}

/** The cycle into which is carried: made anew, or one that follows and still runs. */
function nextOf(
  context: WriteContext,
  cycle: Cycle,
  next: Stated['next'],
  taken: { readonly lessonsTaken: string | null; readonly actions: readonly string[] },
): Cycle {
  const writer = context.write(cycleRecord)
  if (!('id' in next)) return writer.create({ ...nextCycle(cycle, next), ...taken })
  const known = context.read(cycleRecord).get(next.id)
  if (known.archived) throw refused('archived', known.title)
  if (known.state === 'closed') throw refused('closed', known.title)
  if (known.previousCycle !== cycle.id) throw refused('notNext', known.title)
  return writer.update(known.id, known.revision, {
    lessonsTaken: known.lessonsTaken ?? taken.lessonsTaken,
    actions: [...new Set([...known.actions, ...taken.actions])],
  })
}

/** Closes a cycle into the next one; refused as a whole where anything stands against any part of it. */
export function closeInto(
  context: WriteContext,
  input: Stated & {
    readonly id: string
    readonly revision: string
    readonly changes: Partial<Draft<typeof cycleRecord>>
    readonly reason?: string | undefined
  },
): { readonly next: string; readonly carried: number } {
  const cycle = context.read(cycleRecord).get(input.id)
  const { carry, cancel } = decided(context, cycle, input)
  const actions = openActions(context, cycle).map(({ id }) => id)
  const lessonsTaken = input.changes.lessons ?? cycle.lessons
  const next = nextOf(context, cycle, input.next, { lessonsTaken, actions })
  const items = context.write(workItemRecord)
  for (const item of carry) items.create(carriedItem(item, cycle.period, next))
  const why = input.reason === undefined ? {} : { reason: input.reason }
  for (const { id, revision } of cancel) items.move(id, revision, 'cancel', why)
  const list = carry.map(({ number, title }) => `- ${number ?? ''} ${title}`).join('\n')
  const stated = input.changes.carriedOver ?? cycle.carriedOver
  // What is written down by hand says more than the list of what was carried over.
  const carriedOver = stated ?? (list === '' ? null : list.slice(0, 20_000))
  context
    .write(cycleRecord)
    .move(cycle.id, input.revision, 'close', { changes: { ...input.changes, carriedOver }, ...why })
  return { next: next.id, carried: carry.length }
}
