import { secondsBetween } from '../../base/dates.ts'
import { clockIn } from '../../base/zoned.ts'
import { type DefenceFacts, type DetectionOutcome, outcomeOf } from './exercises.defence.ts'
import type { ControlMoment } from './exercises.injects.ts'
import type { StepFacts } from './exercises.projection.ts'

/** What the defenders did at a moment; `after` is seconds from the start of the step, null where no clock was read. */
export type TimelineEntry = {
  readonly key: string
  /** Null where nothing is recorded of the step. */
  readonly fact: DefenceFacts | null
  readonly at: string
  readonly after: number | null
}

/** A step with what became of it, its entries in order of time. */
export type TimelineStep = {
  readonly step: StepFacts
  readonly outcome: DetectionOutcome | 'notApplicable'
  readonly entries: readonly TimelineEntry[]
}

export type Timeline = {
  /** Steps with a time, in its order. */
  readonly placed: readonly (TimelineStep & { readonly startedAt: string })[]
  /** Steps that have no place on an axis of time: not run, or not written down yet; by position. */
  readonly unplaced: readonly TimelineStep[]
}

const answers: readonly string[] = ['acknowledged', 'investigated', 'contained', 'eradicated']

/** Seconds by which a step began after it was to begin; null where it kept its plan, or one of the two is not known. */
export function lateBy({ plannedStartAt, startedAt }: Pick<StepFacts, 'plannedStartAt' | 'startedAt'>): number | null {
  if (plannedStartAt === null || startedAt === null || startedAt <= plannedStartAt) return null
  return secondsBetween(plannedStartAt, startedAt)
}

/** Whether an entry is an answer to what was noticed before; all others name their sensor. */
export function isAnswerEntry({ fact }: TimelineEntry): boolean {
  return fact !== null && answers.includes(fact.kind)
}

function entriesOf(startedAt: string, facts: readonly DefenceFacts[]): readonly TimelineEntry[] {
  if (facts.length === 0) return [{ key: 'missed', fact: null, at: startedAt, after: null }]
  const entries = facts.map(
    (fact): TimelineEntry => ({
      key: fact.id,
      fact,
      // What nobody wrote a time for stands beside the start of its step.
      at: fact.at ?? startedAt,
      after: fact.at === null ? null : secondsBetween(startedAt, fact.at),
    }),
  )
  return entries.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

/** The steps of an exercise with what was done about each, for an axis of time. */
export function projectTimeline(steps: readonly StepFacts[], facts: readonly DefenceFacts[]): Timeline {
  const byStep = Map.groupBy(facts, (fact) => fact.attackStep)
  const ordered = steps.toSorted((one, other) => one.position - other.position)
  const placed: (TimelineStep & { readonly startedAt: string })[] = []
  const unplaced: TimelineStep[] = []
  for (const step of ordered) {
    const own = byStep.get(step.id) ?? []
    const outcome = outcomeOf(own)
    const { startedAt } = step
    if (startedAt === null) unplaced.push({ step, outcome, entries: [] })
    else placed.push({ step, outcome, startedAt, entries: entriesOf(startedAt, own) })
  }
  placed.sort((one, other) => (one.startedAt < other.startedAt ? -1 : one.startedAt > other.startedAt ? 1 : 0))
  return { placed, unplaced }
}

export type TimelineScale = { readonly pixelsPerMinute: number; readonly zone: string }

type Stretch = { readonly start: number; readonly end: number }
/** `end` is below `start`, `track` tells overlapping steps apart (0, 1 or 2), `plan` is null where none was declared. */
export type StepPlace = Stretch & { readonly track: number; readonly plan: Stretch | null }

/** Where everything stands, in pixels from the top. */
export type TimelinePlaces = {
  readonly height: number
  /** By the id of the step. */
  readonly steps: ReadonlyMap<string, StepPlace>
  /** By `<step id> <entry key>`. */
  readonly entries: ReadonlyMap<string, number>
  /** What the white team handed out, by its id. */
  readonly moments: ReadonlyMap<string, number>
  readonly days: readonly { readonly day: string; readonly top: number }[]
  /** Stretches without an entry that were cut out. */
  readonly cuts: readonly { readonly seconds: number; readonly top: number }[]
}

/** Time without any entry beyond which it is cut out, in seconds. */
export const longestGap = 2 * 3600

export const timelineHeights = { step: 70, first: 44, moment: 24, control: 44, day: 34, cut: 30 } as const

type Event = {
  readonly at: string
  readonly lane: 'red' | 'blue' | 'bar' | 'white'
  readonly height: number
  readonly key: string
}

const endOf = (step: StepFacts) => `${step.id} end`
const planOf = (step: StepFacts) => `${step.id} plan`
const planEndOf = (step: StepFacts) => `${step.id} plan end`

/** A declared start stands below the card of an earlier step, as the start of its own step does, but not below its own. */
function planEvents({ placed }: Timeline): readonly Event[] {
  return placed.flatMap(({ step, startedAt }): Event[] => {
    const { plannedStartAt, plannedEndAt } = step
    const lane = plannedStartAt !== null && plannedStartAt < startedAt ? 'red' : 'bar'
    return [
      ...(plannedStartAt === null ? [] : [{ at: plannedStartAt, lane, height: 0, key: planOf(step) } as const]),
      ...(plannedEndAt === null ? [] : [{ at: plannedEndAt, lane: 'bar' as const, height: 0, key: planEndOf(step) }]),
    ]
  })
}

function eventsOf(timeline: Timeline, moments: readonly ControlMoment[]): readonly Event[] {
  const events = timeline.placed.flatMap(({ step, startedAt, entries }): Event[] => [
    { at: startedAt, lane: 'red', height: timelineHeights.step, key: step.id },
    ...(step.endedAt === null ? [] : [{ at: step.endedAt, lane: 'bar' as const, height: 0, key: endOf(step) }]),
    ...entries.map((entry): Event => {
      const height = isAnswerEntry(entry) ? timelineHeights.moment : timelineHeights.first
      return { at: entry.at, lane: 'blue', height, key: `${step.id} ${entry.key}` }
    }),
  ])
  const handed = moments.map(({ id, at }): Event => ({ at, lane: 'white', height: timelineHeights.control, key: id }))
  return [...planEvents(timeline), ...events, ...handed].toSorted((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  )
}

/** The least height of a bar. */
const leastBar = 14

const earliest = (...times: readonly (string | null)[]) => times.filter((time) => time !== null).toSorted()[0] ?? ''
const latest = (...times: readonly (string | null)[]) =>
  times
    .filter((time) => time !== null)
    .toSorted()
    .at(-1) ?? ''

/** Where the steps and their plans stand on the axis, those that overlap beside each other. */
function placeSteps({ placed }: Timeline, places: ReadonlyMap<string, number>): ReadonlyMap<string, StepPlace> {
  const spans = placed.map(({ step, startedAt }) => ({
    ...{ step, startedAt, from: earliest(startedAt, step.plannedStartAt) },
    to: latest(startedAt, step.endedAt, step.plannedEndAt),
  }))
  const ends: (string | undefined)[] = []
  const ordered = spans.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
  return new Map(
    ordered.map(({ step, startedAt, from, to }) => {
      const track = trackFor(from, ends)
      ends[track] = to
      const start = places.get(step.id) ?? 0
      const planned = step.plannedStartAt === startedAt ? start : (places.get(planOf(step)) ?? null)
      const plan =
        planned === null
          ? null
          : { start: planned, end: Math.max(planned + leastBar, places.get(planEndOf(step)) ?? 0) }
      return [step.id, { start, end: Math.max(start + leastBar, places.get(endOf(step)) ?? 0), track, plan }]
    }),
  )
}

/** The least track on which no earlier step still runs. */
function trackFor(startedAt: string, ends: (string | undefined)[]): number {
  const free = [0, 1, 2].find((track) => (ends[track] ?? '') <= startedAt)
  return free ?? 2
}

/**
 * One axis of time for all lanes, from top to bottom. Minutes are `pixelsPerMinute` high but where entries of a lane
 * would cover each other (the axis is stretched there) and where nothing happens for long (it is cut, and says so).
 */
export function placeTimeline(
  timeline: Timeline,
  moments: readonly ControlMoment[],
  { pixelsPerMinute, zone }: TimelineScale,
): TimelinePlaces {
  const bottoms = { red: 0, blue: 0, bar: 0, white: 0 }
  const places = new Map<string, number>()
  const lowest = () => Math.max(...Object.values(bottoms))
  let last: { readonly at: string; readonly y: number } | null = null
  const days: { day: string; top: number }[] = []
  const cuts: { seconds: number; top: number }[] = []
  for (const event of eventsOf(timeline, moments)) {
    const gap: number = last ? secondsBetween(last.at, event.at) : 0
    const { day } = clockIn(zone, event.at)
    const isNewDay = days.at(-1)?.day !== day
    let y = Math.max(bottoms[event.lane], last ? last.y + (Math.min(gap, longestGap) / 60) * pixelsPerMinute : 0)
    if (gap > longestGap) {
      const top = lowest()
      cuts.push({ seconds: gap, top })
      y = top + timelineHeights.cut
    }
    if (isNewDay) {
      const top = Math.max(lowest(), y)
      days.push({ day, top })
      y = top + timelineHeights.day
    }
    places.set(event.key, y)
    last = { at: event.at, y }
    bottoms[event.lane] = y + event.height
  }
  const steps = placeSteps(timeline, places)
  return {
    height: Math.max(lowest(), ...[...steps.values()].flatMap(({ end, plan }) => [end, plan?.end ?? 0])),
    steps,
    entries: places,
    moments: places,
    days,
    cuts,
  }
}
