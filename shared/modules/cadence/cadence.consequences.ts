import { addDays } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import { type Consequence, type RecordConsequences, type RuleInput, takes } from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import {
  type ClosedTime,
  houseDaysOf,
  lastPlanned,
  type Plan,
  type PlannedDay,
  planOf,
  wantedDays,
} from './cadence.plan.ts'

type Values = Readonly<Record<string, AnyValue>>
/** A schedule with its id and all its times, as they will be when the change is through. */
type Standing = { readonly id: string; readonly schedule: Values; readonly times: readonly AnyEntity[] }

const openStates: readonly string[] = ['due', 'moved']
const isOpen = (time: AnyEntity) => openStates.includes(time.state)
const textOr = (value: AnyValue | undefined) => (isText(value) ? value : null)

function closedOf(times: readonly AnyEntity[]): readonly ClosedTime[] {
  return times
    .filter((time) => !isOpen(time))
    .map((time) => ({ plannedOn: String(time.plannedOn), doneOn: time.state === 'done' ? textOr(time.doneOn) : null }))
}

/** What every open time of a schedule says after it. */
function copied(schedule: Values, dueOn: string) {
  const { title, kind, leadDays } = schedule
  return {
    title: title ?? '',
    kind: kind ?? '',
    responsible: schedule.responsible ?? null,
    department: schedule.department ?? null,
    remindOn: addDays(dueOn, -(typeof leadDays === 'number' ? leadDays : 0)),
  }
}

/** The open times that a new plan may take elsewhere: those not moved by hand and not yet passed over. */
function movable(plan: Plan, times: readonly AnyEntity[], today: string): readonly AnyEntity[] {
  const due = times
    .filter((time) => time.state === 'due')
    .toSorted((one, other) => (String(one.plannedOn) < String(other.plannedOn) ? -1 : 1))
  if (plan.anchor === 'lastDone') return due
  const after = lastPlanned(plan, closedOf(times), today)
  return due.filter((time) => String(time.plannedOn) > after)
}

type Planned = { readonly changes: readonly Consequence[]; readonly next: string | null }

/** Brings the open times of a schedule in line with its plan: moves what may move, adds what is missing, archives the rest. */
function planned(input: RuleInput, { id, schedule, times }: Standing): Planned {
  const plan = planOf(schedule)
  const archive = (time: AnyEntity): Consequence => ({ record: 'occurrence', id: time.id, changes: { archived: true } })
  if (plan === null || schedule.state === 'ended') return { changes: times.filter(isOpen).map(archive), next: null }
  const { today } = input
  const house = houseDaysOf(input.read.all('houseDay', {}))
  const free = movable(plan, times, today)
  const fixed = times.filter((time) => isOpen(time) && !free.includes(time))
  const byHand = new Set(fixed.filter((time) => time.state === 'moved').map((time) => time.plannedOn))
  const wanted =
    plan.anchor === 'lastDone' && byHand.size > 0
      ? []
      : wantedDays(plan, closedOf(times), { today, house }).filter(({ plannedOn }) => !byHand.has(plannedOn))
  const changes = [
    ...fixed.map((time) => ({ record: 'occurrence', id: time.id, changes: copied(schedule, String(time.dueOn)) })),
    ...wanted.map((day, place): Consequence => timeOn(id, schedule, day, free[place])),
    ...free.slice(wanted.length).map(archive),
  ]
  const days = [...fixed.map((time) => String(time.dueOn)), ...wanted.map(({ dueOn }) => dueOn)]
  return { changes, next: days.toSorted()[0] ?? null }
}

function timeOn(id: string, schedule: Values, day: PlannedDay, known: AnyEntity | undefined): Consequence {
  const values = { ...copied(schedule, day.dueOn), ...day }
  if (known) return { record: 'occurrence', id: known.id, changes: values }
  return { record: 'occurrence', create: { ...values, schedule: id } }
}

const driven = { policy: 'nextReviewOn', control: 'nextCheckOn' } as const

/** The record that a schedule is for shows the same day: the schedule drives it while there is one. */
function subjectDay(input: RuleInput, schedule: Values, next: string | null): readonly Consequence[] {
  return (['policy', 'control'] as const).flatMap((name) => {
    const id = schedule[name]
    const subject = isText(id) ? input.read.find(name, id) : null
    if (!subject || subject.state === 'retired' || next === null || subject[driven[name]] === next) return []
    return [{ record: name, id: subject.id, changes: { [driven[name]]: next } }]
  })
}

function replanned(input: RuleInput, standing: Standing): readonly Consequence[] {
  const { changes, next } = planned(input, standing)
  return [...changes, ...subjectDay(input, standing.schedule, next)]
}

function timesOf(input: RuleInput, schedule: string): readonly AnyEntity[] {
  return input.read.all('occurrence', { schedule })
}

/** The standing of the schedule of one of its times, with that time as it will be. */
function standingWith(input: RuleInput, time: AnyEntity): Standing | null {
  const schedule = isText(time.schedule) ? input.read.find('schedule', time.schedule) : null
  if (!schedule || schedule.state === 'ended') return null
  const others = timesOf(input, schedule.id).filter((other) => other.id !== time.id)
  return { id: schedule.id, schedule, times: [...others, time] }
}

/** Whether a duty was done by the day on which it was due. */
function timelinessOf(doneOn: AnyValue | undefined, dueOn: AnyValue | undefined): 'onTime' | 'late' {
  return isText(doneOn) && isText(dueOn) && doneOn > dueOn ? 'late' : 'onTime'
}

function afterTime(input: RuleInput & { readonly id: string }): readonly Consequence[] {
  const self = (changes: Values): Consequence => ({ record: 'occurrence', id: input.id, changes })
  if (!takes(input, 'complete', 'move', 'skip', 'reopen') || input.before === null) return []
  const { dueOn, moveTo, moves, doneOn } = input.after
  // An audit looks at the change when this has followed already: then there is nowhere to move to any more.
  const own: Values = isText(moveTo)
    ? { dueOn: moveTo, moveTo: null, moves: (typeof moves === 'number' ? moves : 0) + 1 }
    : takes(input, 'complete')
      ? { timeliness: timelinessOf(doneOn, dueOn) }
      : {}
  const state = takes(input, 'complete')
    ? 'done'
    : takes(input, 'skip')
      ? 'skipped'
      : takes(input, 'move')
        ? 'moved'
        : 'due'
  const standing = standingWith(input, { ...input.before, ...input.after, ...own, state, archived: false })
  const changes = standing ? replanned(input, standing) : []
  const others = changes.filter((change) => !(change.record === 'occurrence' && change.id === input.id))
  const mine = changes.find((change) => change.record === 'occurrence' && change.id === input.id)
  const copies = mine && takes(input, 'move') ? (mine.changes ?? {}) : {}
  const all = { ...copies, ...own }
  return [...(Object.keys(all).length > 0 ? [self(all)] : []), ...others]
}

/** A record that does a duty: for which field of the schedule, by which field of the time, on which day. */
type Proof = {
  readonly kind: string
  readonly subject: 'policy' | 'control'
  readonly proof: 'check' | 'review'
  readonly doneOn: string
}

/** The first open time of the schedule of a subject is done by the very record that did it. */
function doneBy(
  input: RuleInput & { readonly id: string },
  { kind, subject, proof, doneOn }: Proof,
): readonly Consequence[] {
  const of = input.after[subject]
  if (!isText(of)) return []
  return input.read.all('schedule', { [subject]: of, kind, state: 'active' }).flatMap((schedule) => {
    const times = timesOf(input, schedule.id)
    const last =
      closedOf(times)
        .map((time) => time.doneOn ?? '')
        .toSorted()
        .at(-1) ?? ''
    const [first] = times
      .filter(isOpen)
      .toSorted((one, other) => (String(one.plannedOn) < String(other.plannedOn) ? -1 : 1))
    // What is entered long afterwards did not do a later duty.
    if (!first || doneOn <= last) return []
    const changes = { doneOn, doneBy: input.person, timeliness: timelinessOf(doneOn, first.dueOn), [proof]: input.id }
    const done = { ...first, ...changes, state: 'done' }
    const standing = { id: schedule.id, schedule, times: [...times.filter((time) => time.id !== first.id), done] }
    return [{ record: 'occurrence', id: first.id, step: 'complete', changes }, ...replanned(input, standing)]
  })
}

const undone = { doneOn: null, doneBy: null, timeliness: null, check: null, review: null, audit: null }

/** A record taken up again leaves the duty open that it had done. */
function openAgain(input: RuleInput & { readonly id: string }, proof: 'check' | 'review'): readonly Consequence[] {
  return input.read.all('occurrence', { [proof]: input.id, state: 'done' }).flatMap((time) => {
    const standing = standingWith(input, { ...time, ...undone, state: 'due' })
    const others = standing ? replanned(input, standing) : []
    return [
      { record: 'occurrence', id: time.id, step: 'reopen', changes: undone },
      ...others.filter((change) => !(change.id === time.id)),
    ]
  })
}

/** What follows for duties: times are planned with their schedule, and done by the records that do them. */
export const cadenceConsequences: RecordConsequences = {
  schedule: (input) => {
    if (input.action === 'archive')
      return replanned(input, {
        id: input.id,
        schedule: { ...input.after, state: 'ended' },
        times: timesOf(input, input.id),
      })
    const state = takes(input, 'end') ? 'ended' : 'active'
    return replanned(input, { id: input.id, schedule: { ...input.after, state }, times: timesOf(input, input.id) })
  },
  occurrence: afterTime,
  controlCheck: (input) => {
    if (takes(input, 'reopen')) return openAgain(input, 'check')
    const { performedOn, result } = input.after
    if (!takes(input, 'review') || !isText(performedOn) || result === 'notTested') return []
    return doneBy(input, { kind: 'controlCheck', subject: 'control', proof: 'check', doneOn: performedOn })
  },
  policyReview: (input) => {
    if (takes(input, 'reopen')) return openAgain(input, 'review')
    if (!takes(input, 'conclude')) return []
    return doneBy(input, { kind: 'policyReview', subject: 'policy', proof: 'review', doneOn: input.today })
  },
}
