import type { ControlMoment } from '#shared/modules/exercises/exercises.injects.ts'
import {
  isAnswerEntry,
  placeTimeline,
  type StepPlace,
  type Timeline,
  type TimelineEntry,
  timelineHeights,
} from '#shared/modules/exercises/exercises.timeline.ts'

export type Lane = 'red' | 'blue' | 'white'

/** One mark of the lanes; `top` and all other heights are those of the screen, made points by {@link pointsOf}. */
export type LaneItem = { readonly top: number; readonly height: number } & (
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'cut'; readonly seconds: number }
  | ({ readonly kind: 'step'; readonly placed: Timeline['placed'][number] } & Pick<StepPlace, 'end' | 'track' | 'plan'>)
  | {
      readonly kind: 'entry'
      readonly entry: TimelineEntry
      readonly position: number
      /** Where its step stands, null where that is on another sheet. */
      readonly from: number | null
    }
  | { readonly kind: 'moment'; readonly moment: ControlMoment }
)

/** The marks of one page; `from` is where it begins on the axis, `height` in points. */
export type LaneSheet = { readonly from: number; readonly height: number; readonly items: readonly LaneItem[] }

/** With more steps and injects the lanes would fill a report; its tables tell them all. */
export const mostInLanes = 200

/** Points of paper for each pixel of the screen's lanes. */
const scale = 0.58
export const pointsOf = (pixels: number) => pixels * scale

function itemsOf(timeline: Timeline, moments: readonly ControlMoment[]): readonly LaneItem[] {
  const places = placeTimeline(timeline, moments, { pixelsPerMinute: 0.25, zone: 'UTC' })
  const steps = timeline.placed.flatMap((placed): LaneItem[] => {
    const { step, entries } = placed
    const place = places.steps.get(step.id) ?? { start: 0, end: 0, track: 0, plan: null }
    return [
      { ...place, kind: 'step', placed, top: place.start, height: timelineHeights.step },
      ...entries.map(
        (entry): LaneItem => ({
          ...{ kind: 'entry', entry, position: step.position, from: place.start },
          top: places.entries.get(`${step.id} ${entry.key}`) ?? place.start,
          height: isAnswerEntry(entry) ? timelineHeights.moment : timelineHeights.first,
        }),
      ),
    ]
  })
  const all: LaneItem[] = [
    ...places.days.map(({ day, top }) => ({ kind: 'day' as const, day, top, height: timelineHeights.day })),
    ...places.cuts.map(({ seconds, top }) => ({ kind: 'cut' as const, seconds, top, height: timelineHeights.cut })),
    ...steps,
    ...moments.map((moment) => ({
      ...{ kind: 'moment' as const, moment, top: places.moments.get(moment.id) ?? 0, height: timelineHeights.control },
    })),
  ]
  return all.toSorted((one, other) => one.top - other.top)
}

/** The end of a mark on its page: what goes on beyond it, or began before it, is cut there. */
function cutAt(item: LaneItem, from: number, end: number): LaneItem {
  if (item.kind === 'step') {
    const plan = item.plan && { start: Math.max(item.plan.start, from), end: Math.min(item.plan.end, end) }
    return { ...item, end: Math.min(item.end, end), plan: plan && plan.end > plan.start ? plan : null }
  }
  if (item.kind === 'entry') return { ...item, from: item.from !== null && item.from >= from ? item.from : null }
  return item
}

/** The lanes in parts that each fit a page; none of their marks is parted. Rooms are points, the first that of the page begun. */
export function laneSheets(
  timeline: Timeline,
  moments: readonly ControlMoment[],
  rooms: { readonly first: number; readonly others: number },
): readonly LaneSheet[] {
  const sheets: LaneSheet[] = []
  let rest = itemsOf(timeline, moments)
  let room = rooms.first
  while (rest.length > 0) {
    const from = rest[0]?.top ?? 0
    const beyond = rest.findIndex((item) => pointsOf(item.top + item.height - from) > room)
    // A mark that no room is left for begins the next page, but one that no page has room for is drawn all the same.
    const count = beyond === -1 ? rest.length : beyond === 0 && room >= rooms.others ? 1 : beyond
    const taken = rest.slice(0, count)
    const end = Math.max(...taken.map(({ top, height }) => top + height), from)
    if (taken.length > 0)
      sheets.push({ from, height: pointsOf(end - from), items: taken.map((item) => cutAt(item, from, end)) })
    rest = rest.slice(count)
    room = rooms.others
  }
  return sheets
}
