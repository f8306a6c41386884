import { instantOf, isDay } from '../../base/calendar.ts'
import { addDays, differenceInDays } from '../../base/dates.ts'
import { clockIn, instantIn } from '../../base/zoned.ts'
import type { Draft, Entity } from '../../record/record.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { exerciseRecord } from './exercise.record.ts'
import { type exerciseTemplateRecord, mostDays } from './exercise-template.record.ts'
import type { injectRecord } from './inject.record.ts'
import type { whiteCardRecord } from './white-card.record.ts'

type Template = Entity<typeof exerciseTemplateRecord>
type PlanField = 'title' | 'kind' | 'days' | 'about' | 'objectives' | 'focus' | 'scope' | 'rules' | 'scenario'
type Rows<Field extends 'stopConditions' | 'steps' | 'injects' | 'cards'> = readonly Omit<
  Template[Field][number],
  'id'
>[]

/** What a template holds, be it shipped or one's own; steps and injects are told apart by their positions. */
export type TemplatePlan = Pick<Template, PlanField | 'controls'> & {
  readonly stopConditions: Rows<'stopConditions'>
  readonly steps: Rows<'steps'>
  readonly injects: Rows<'injects'>
  readonly cards: Rows<'cards'>
}

/** A template that the product ships, in the words of one language. */
export type ShippedTemplate = TemplatePlan & { readonly key: string }

/** What whoever begins an exercise says of it beside its template. */
export type TemplateUse = {
  readonly title: string
  /** The first day of the exercise. */
  readonly start: string
  /** The exercise before it in its series. */
  readonly previousExercise: string | null
}

/** Where and from which day on an exercise is planned: offsets of its steps count from nine o'clock there. */
export type PlanBeginning = { readonly zone: string; readonly start: string }

const dayBegins = 9 * 3600
const daySeconds = 24 * 3600
const twoDigits = (value: number) => String(value).padStart(2, '0')

/** The day of an exercise, the first being 1, and the time on its clocks, so many seconds after its beginning. */
export function clockAfter(offset: number): { readonly day: number; readonly time: string } {
  const seconds = dayBegins + offset
  const rest = seconds - Math.floor(seconds / daySeconds) * daySeconds
  const time = `${twoDigits(Math.floor(rest / 3600))}:${twoDigits(Math.floor((rest % 3600) / 60))}`
  return { day: Math.floor(seconds / daySeconds) + 1, time }
}

/** The moment that clocks of the house show so many seconds after the beginning; null where it is not known. */
function momentAfter({ zone, start }: PlanBeginning, offset: number | null): string | null {
  if (offset === null || !isDay(start)) return null
  const { day, time } = clockAfter(offset)
  const minute = instantIn(zone, addDays(start, day - 1), time)
  const second = dayBegins + offset - Math.floor((dayBegins + offset) / 60) * 60
  return minute === null ? null : instantOf(Date.parse(minute) + second * 1000)
}

/** The seconds from the beginning to a moment by the clocks of the house; below zero where it lies before. */
function secondsFrom({ zone, start }: PlanBeginning, moment: string): number {
  const { day, time } = clockIn(zone, moment)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const seconds = Math.floor(Date.parse(moment) / 1000) % 60
  return differenceInDays(day, start) * daySeconds + hours * 3600 + minutes * 60 + seconds - dayBegins
}

type Named<R> = { readonly id: string; readonly draft: R }

/** The records that a template becomes, in an order in which each finds what it refers to. */
export type TemplateDrafts = {
  readonly exercise: Draft<typeof exerciseRecord>
  readonly steps: readonly Named<Draft<typeof attackStepRecord>>[]
  readonly injects: readonly Named<Draft<typeof injectRecord>>[]
  readonly cards: readonly Named<Draft<typeof whiteCardRecord>>[]
}

/** Puts what an inject waits for before it; what waits for itself, which no template that was checked has, comes last. */
function waitedForFirst(injects: TemplatePlan['injects']): TemplatePlan['injects'] {
  const placed: TemplatePlan['injects'][number][] = []
  let waiting = injects
  while (waiting.length > 0) {
    const there = new Set(placed.map(({ position }) => position))
    const isReady = ({ afterInject }: (typeof waiting)[number]) => afterInject === null || there.has(afterInject)
    const ready = waiting.filter(isReady)
    if (ready.length === 0) return [...placed, ...waiting]
    placed.push(...ready)
    waiting = waiting.filter((inject) => !isReady(inject))
  }
  return placed
}

/** The steps, injects and cards of a template as records of `exercise`. */
function courseOf(plan: TemplatePlan, exercise: string, begins: PlanBeginning, newId: () => string) {
  const steps = new Map(plan.steps.map(({ position }) => [position, newId()]))
  const injects = new Map(plan.injects.map(({ position }) => [position, newId()]))
  const stepAt = (position: number | null) => steps.get(position ?? 0) ?? null
  return {
    steps: plan.steps.map(({ position, offset, ...step }) => ({
      id: stepAt(position) ?? '',
      draft: {
        ...{ exercise, position, title: step.title, vector: step.vector, tactic: step.tactic },
        ...{ technique: step.technique, expected: step.expected, description: step.description },
        ...{ tool: step.tool, command: step.command, plannedStartAt: momentAfter(begins, offset) },
      },
    })),
    injects: waitedForFirst(plan.injects).map(
      ({ position, title, offset, afterInject, afterStep, recipient, channel, wording, expected }) => ({
        id: injects.get(position) ?? '',
        draft: {
          ...{ exercise, position, title, offset, recipient, channel, wording, expected },
          ...{ afterInject: injects.get(afterInject ?? 0) ?? null, afterStep: stepAt(afterStep) },
        },
      }),
    ),
    cards: plan.cards.map(({ title, declared, recipient, step }) => ({
      id: newId(),
      draft: { exercise, title, declared, recipient, attackStep: stepAt(step) },
    })),
  }
}

/**
 * The exercise `exercise` and all that is of it, as a template plans it; nothing is approved, begun or found out. `zone` is
 * where its steps are planned.
 */
export function draftsOf(
  plan: TemplatePlan,
  { zone, ...use }: TemplateUse & Pick<PlanBeginning, 'zone'>,
  exercise: string,
  newId: () => string,
): TemplateDrafts {
  const { kind, objectives, focus, scope, rules, scenario, controls } = plan
  const { title, start, previousExercise } = use
  return {
    exercise: {
      ...{ title, kind, previousExercise, objectives, focus, scope, rules, scenario, controls: [...controls] },
      period: { start, end: addDays(start, plan.days - 1) },
      stopConditions: plan.stopConditions.map(({ condition, signal }) => ({ condition, calledBy: null, signal })),
    },
    ...courseOf(plan, exercise, { zone, start }, newId),
  }
}

/** An exercise with what was planned for it. */
type PlannedExercise = {
  readonly exercise: Entity<typeof exerciseRecord>
  readonly steps: readonly Entity<typeof attackStepRecord>[]
  readonly injects: readonly Entity<typeof injectRecord>[]
  readonly cards: readonly Entity<typeof whiteCardRecord>[]
  /** Where its steps are planned. */
  readonly zone: string
}

/** Positions from 1 in the order given, by id: two steps of an exercise may stand at the same one. */
function placesOf(rows: readonly { readonly id: string; readonly position: number }[]): ReadonlyMap<string, number> {
  const ordered = rows.toSorted((one, other) => one.position - other.position)
  return new Map(ordered.map(({ id }, place) => [id, place + 1]))
}

/** How long after the beginning each step was to begin; all later where one was to begin before it. */
function offsetsOf(steps: PlannedExercise['steps'], begins: PlanBeginning) {
  const own = steps.flatMap(({ id, plannedStartAt: at }) =>
    at === null ? [] : [[id, secondsFrom(begins, at)] as const],
  )
  const before = Math.min(0, ...own.map(([, seconds]) => seconds))
  const offsets = new Map(own.map(([id, seconds]) => [id, seconds - before]))
  return ({ id }: { readonly id: string }) => offsets.get(id) ?? null
}

/**
 * The plan of an exercise, to be run again: without people, places, outcomes, evidence, and all that the defence did; of its
 * planned times with how long after the beginning a step is to begin.
 * What an inject waits for and is not among those given is left out of it.
 */
export function planOfExercise({ exercise, steps, injects, cards, zone }: PlannedExercise): TemplatePlan {
  const { title, kind, objectives, focus, scope, rules, scenario, controls, period } = exercise
  const stepPlaces = placesOf(steps)
  const offsetOf = offsetsOf(steps, { zone, start: period.start })
  const injectPlaces = placesOf(injects)
  const byPlace = (places: ReadonlyMap<string, number>) => (one: { id: string }, other: { id: string }) =>
    (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0)
  return {
    ...{ title, kind, about: null, objectives, focus, scope, rules, scenario, controls },
    days: Math.min(differenceInDays(period.end, period.start) + 1, mostDays),
    stopConditions: exercise.stopConditions.map(({ condition, signal }) => ({ condition, signal })),
    steps: steps.toSorted(byPlace(stepPlaces)).map((step) => ({
      ...{ position: stepPlaces.get(step.id) ?? 1, title: step.title, vector: step.vector, tactic: step.tactic },
      ...{ technique: step.technique, expected: step.expected, description: step.description },
      ...{ tool: step.tool, command: step.command, offset: offsetOf(step) },
    })),
    injects: injects.toSorted(byPlace(injectPlaces)).map((inject) => ({
      ...{ position: injectPlaces.get(inject.id) ?? 1, title: inject.title, offset: inject.offset },
      ...{ recipient: inject.recipient, channel: inject.channel, wording: inject.wording, expected: inject.expected },
      afterInject: injectPlaces.get(inject.afterInject ?? '') ?? null,
      afterStep: stepPlaces.get(inject.afterStep ?? '') ?? null,
    })),
    cards: cards.map(({ title, declared, recipient, attackStep }) => ({
      ...{ title, declared, recipient },
      step: stepPlaces.get(attackStep ?? '') ?? null,
    })),
  }
}

const searched = ({ title, about, focus, steps, injects }: TemplatePlan) =>
  [title, about, focus, ...steps.flatMap((step) => [step.title, step.technique]), ...injects.map((one) => one.title)]
    .join('\n')
    .normalize('NFKC')
    .toLowerCase()

/** Whether every word stands somewhere in a template: in its title, what it is about, a step, a technique or an inject. */
export function isFound(plan: TemplatePlan, words: string): boolean {
  const text = searched(plan)
  return words
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word))
}
