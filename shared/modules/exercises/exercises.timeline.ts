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

/** Where everything stands, in pixels from the top. */
export type TimelinePlaces = {
  readonly height: number
  /** By the id of the step; `end` is below `start`, `track` tells overlapping steps apart (0, 1 or 2). */
  readonly steps: ReadonlyMap<string, { readonly start: number; readonly end: number; readonly track: number }>
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
  return [...events, ...handed].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
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
  const ends: (string | undefined)[] = []
  const steps = timeline.placed.map(({ step, startedAt }) => {
    const endedAt = step.endedAt ?? startedAt
    const track = trackFor(startedAt, ends)
    ends[track] = endedAt
    const start = places.get(step.id) ?? 0
    const end = Math.max(start + 14, places.get(endOf(step)) ?? 0)
    return [step.id, { start, end, track }] as const
  })
  return {
    height: Math.max(lowest(), ...steps.map(([, place]) => place.end)),
    steps: new Map(steps),
    entries: places,
    moments: places,
    days,
    cuts,
  }
}
