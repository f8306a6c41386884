import { secondsBetween } from '../../base/dates.ts'
import type { Entity } from '../../record/record.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { exerciseRecord } from './exercise.record.ts'
import type { injectRecord } from './inject.record.ts'
import type { whiteCardRecord } from './white-card.record.ts'

/** What is reckoned with of an inject. */
export type InjectFacts = Pick<
  Entity<typeof injectRecord>,
  | 'id'
  | 'position'
  | 'title'
  | 'offset'
  | 'afterInject'
  | 'afterStep'
  | 'recipient'
  | 'channel'
  | 'deliveredAt'
  | 'withheld'
>
type StepStart = Pick<Entity<typeof attackStepRecord>, 'id' | 'startedAt'>

/** An inject with its time: `dueAt` is null where it is not known yet, `late` is seconds, below zero where it came early. */
export type ScheduledInject<Inject extends InjectFacts = InjectFacts> = {
  readonly inject: Inject
  readonly standing: 'delivered' | 'withheld' | 'waiting' | 'ready'
  readonly dueAt: string | null
  readonly late: number | null
}

function secondsAfter(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString()
}

/**
 * The injects of an exercise with their times: an offset counts from the start, or from when the inject or attack step that it
 * waits for came; what waits for something that is not there has no time. Those still to come stand first, by their times; then those that were settled.
 */
export function scheduleInjects<Inject extends InjectFacts>(
  exercise: Pick<Entity<typeof exerciseRecord>, 'begunAt'>,
  injects: readonly Inject[],
  steps: readonly StepStart[],
): readonly ScheduledInject<Inject>[] {
  const byId = new Map(injects.map((inject) => [inject.id, inject]))
  const starts = new Map(steps.map(({ id, startedAt }) => [id, startedAt]))
  const baseOf = ({ afterInject, afterStep }: Inject, seen: ReadonlySet<string>): string | null => {
    if (afterInject === null) return afterStep === null ? exercise.begunAt : (starts.get(afterStep) ?? null)
    const before = byId.get(afterInject)
    if (!before || seen.has(before.id)) return null
    return before.deliveredAt ?? due(before, new Set([...seen, before.id]))
  }
  const due = (inject: Inject, seen: ReadonlySet<string>): string | null => {
    const base = baseOf(inject, seen)
    return base === null ? null : secondsAfter(base, inject.offset)
  }
  const standingOf = ({ deliveredAt, withheld, afterInject, afterStep }: Inject) => {
    if (deliveredAt !== null) return 'delivered'
    if (withheld !== null) return 'withheld'
    const before = byId.get(afterInject ?? '')
    const waits = before && before.deliveredAt === null && before.withheld === null
    return waits || (afterStep !== null && (starts.get(afterStep) ?? null) === null) ? 'waiting' : 'ready'
  }
  const scheduled = injects.map((inject): ScheduledInject<Inject> => {
    const dueAt = due(inject, new Set([inject.id]))
    const late = dueAt === null || inject.deliveredAt === null ? null : secondsBetween(dueAt, inject.deliveredAt)
    return { inject, standing: standingOf(inject), dueAt, late }
  })
  return scheduled.toSorted(
    (one, other) => Number(isSettled(one)) - Number(isSettled(other)) || compare(placeOf(one), placeOf(other)),
  )
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Whether nothing more is to be done about an inject. */
export function isSettled({ standing }: ScheduledInject): boolean {
  return standing === 'delivered' || standing === 'withheld'
}

/** Later than every moment, for what has no time yet. */
const unknown = '~'

function placeOf({ inject, dueAt }: ScheduledInject): string {
  return `${inject.deliveredAt ?? dueAt ?? unknown} ${String(inject.position).padStart(6, '0')}`
}

/** Something of the white team on the axis of time; planned where it was not handed out yet. */
export type ControlMoment = {
  readonly record: 'inject' | 'whiteCard'
  readonly id: string
  readonly title: string
  readonly recipient: string
  readonly at: string
  readonly isPlanned: boolean
}

type Card = Pick<Entity<typeof whiteCardRecord>, 'id' | 'title' | 'recipient' | 'deliveredAt'>

/** What the white team handed out and will hand out, as far as a time is known; injects that were withheld are left out. */
export function controlMoments(injects: readonly ScheduledInject[], cards: readonly Card[]): readonly ControlMoment[] {
  const moments = [
    ...injects.flatMap(({ inject: { id, title, recipient, deliveredAt }, standing, dueAt }) => {
      const at = standing === 'withheld' ? null : (deliveredAt ?? dueAt)
      return at === null
        ? []
        : [{ record: 'inject' as const, id, title, recipient, at, isPlanned: deliveredAt === null }]
    }),
    ...cards.flatMap(({ id, title, recipient, deliveredAt }) =>
      deliveredAt === null
        ? []
        : [{ record: 'whiteCard' as const, id, title, recipient, at: deliveredAt, isPlanned: false }],
    ),
  ]
  return moments.toSorted((one, other) => compare(one.at, other.at))
}
