import type { Entity } from '../../record/record.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { exerciseRecord } from './exercise.record.ts'
import type { exerciseApprovalRecord } from './exercise-approval.record.ts'
import { rulesHash } from './exercises.approval-rules.ts'
import { type ControlMoment, controlMoments, type ScheduledInject, scheduleInjects } from './exercises.injects.ts'
import type { injectRecord } from './inject.record.ts'
import type { whiteCardRecord } from './white-card.record.ts'

type Exercise = Entity<typeof exerciseRecord>
type Inject = Entity<typeof injectRecord>
type Card = Entity<typeof whiteCardRecord>
type Approval = Entity<typeof exerciseApprovalRecord>
type NameOf = (record: string, id: string | null) => string

/** An inject with names resolved; `waitsFor` is what it counts from, empty where that is the start of the exercise. */
export type ToldInject = Pick<
  Inject,
  | 'id'
  | 'position'
  | 'title'
  | 'offset'
  | 'recipient'
  | 'channel'
  | 'wording'
  | 'expected'
  | 'reaction'
  | 'withheld'
  | 'correction'
  | 'deliveredAt'
> &
  Pick<ScheduledInject, 'standing' | 'dueAt' | 'late'> & { readonly deliveredBy: string; readonly waitsFor: string }

export type ToldCard = Pick<Card, 'id' | 'title' | 'declared' | 'recipient' | 'correction' | 'deliveredAt'> & {
  readonly deliveredBy: string
  readonly step: string
}

export type ToldStop = { readonly condition: string; readonly calledBy: string; readonly signal: string }

/** Who was asked for leave; `isCurrent` where it was of the rules as they stand. */
export type ToldApproval = Pick<Approval, 'id' | 'state' | 'decidedOn' | 'rulesHash'> & {
  readonly person: string
  readonly reason: string
  readonly isCurrent: boolean
}

/** What the white team allowed, stood by and brought into an exercise, on the screen and in the report alike. */
export type ControlSheet = {
  readonly approvals: readonly ToldApproval[]
  readonly stops: readonly ToldStop[]
  readonly injects: readonly ToldInject[]
  readonly cards: readonly ToldCard[]
  /** What of it has a place on an axis of time, in its order. */
  readonly moments: readonly ControlMoment[]
}

export type ControlSource = {
  readonly exercise: Pick<Exercise, 'begunAt' | 'scope' | 'rules' | 'period' | 'stopConditions'>
  readonly approvals: readonly Approval[]
  readonly injects: readonly Inject[]
  readonly cards: readonly Card[]
  readonly steps: readonly Pick<Entity<typeof attackStepRecord>, 'id' | 'startedAt'>[]
  readonly nameOf: NameOf
}

/** Later than every moment, for what was never handed out. */
const never = '~'

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function toldInject({ inject, standing, dueAt, late }: ScheduledInject<Inject>, nameOf: NameOf): ToldInject {
  const { id, position, title, offset, recipient, channel, wording, expected, reaction } = inject
  const { withheld, correction, deliveredAt, afterInject, afterStep } = inject
  return {
    ...{ id, position, title, offset, recipient, channel, wording, expected, reaction, withheld, correction },
    ...{ deliveredAt, standing, dueAt, late, deliveredBy: nameOf('person', inject.deliveredBy) },
    waitsFor: afterInject === null ? nameOf('attackStep', afterStep) : nameOf('inject', afterInject),
  }
}

function toldCards({ cards, nameOf }: ControlSource): readonly ToldCard[] {
  return cards
    .map(({ id, title, declared, recipient, correction, deliveredAt, deliveredBy, attackStep }) => ({
      ...{ id, title, declared, recipient, correction, deliveredAt },
      ...{ deliveredBy: nameOf('person', deliveredBy), step: nameOf('attackStep', attackStep) },
    }))
    .toSorted((one, other) => compare(one.deliveredAt ?? never, other.deliveredAt ?? never))
}

/** Decisions first by their days, then who has not decided; who was asked and never decided before the rules changed is left out. */
function toldApprovals({ exercise, approvals, nameOf }: ControlSource): readonly ToldApproval[] {
  const now = rulesHash(exercise)
  return approvals
    .filter(({ state, decidedOn }) => state !== 'voided' || decidedOn !== null)
    .map(({ id, state, decidedOn, rulesHash: asked, person, reason }) => ({
      ...{ id, state, decidedOn, rulesHash: asked },
      ...{ person: nameOf('person', person), reason: reason ?? '', isCurrent: asked === now },
    }))
    .toSorted(
      (one, other) => compare(one.decidedOn ?? never, other.decidedOn ?? never) || compare(one.person, other.person),
    )
}

/** What the white team did, names resolved; injects by the moment at which they came or are due. */
export function projectControl(source: ControlSource): ControlSheet {
  const { exercise, injects, cards, steps, nameOf } = source
  const scheduled = scheduleInjects(exercise, injects, steps)
  const placeOf = ({ inject, dueAt }: ScheduledInject) => inject.deliveredAt ?? dueAt ?? never
  return {
    approvals: toldApprovals(source),
    stops: exercise.stopConditions.map(({ condition, calledBy, signal }) => ({
      ...{ condition, calledBy: nameOf('person', calledBy), signal: signal ?? '' },
    })),
    injects: scheduled
      .toSorted((one, other) => compare(placeOf(one), placeOf(other)) || one.inject.position - other.inject.position)
      .map((one) => toldInject(one, nameOf)),
    cards: toldCards(source),
    moments: controlMoments(scheduled, cards),
  }
}
