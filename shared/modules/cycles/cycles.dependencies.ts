import { addDays, differenceInDays } from '../../base/dates.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'

type Values = Readonly<Record<string, AnyValue>>
type Span = { readonly start: string; readonly end: string }

/** A work item begins after another has ended and so many days more have passed. */
export type Dependency = { readonly item: string; readonly lag: number }

/** A dependency between two bars; `isViolated` where the later one is planned to begin too early. */
export type DrawnDependency = Dependency & { readonly isViolated: boolean }

/** A bar as far as dependencies look at it; `end` is the day it was done, or is planned to be. */
export type LinkedBar = {
  readonly id: string
  readonly plan: Span
  readonly end: string
  readonly isOpen: boolean
  readonly dependsOn: readonly Dependency[]
}

/** What a work item waits for. */
export function dependenciesOf(item: Values): readonly Dependency[] {
  return partRows(item.dependsOn).flatMap(({ item: id, lagDays }) =>
    isText(id) ? [{ item: id, lag: typeof lagDays === 'number' ? lagDays : 0 }] : [],
  )
}

/**
 * The ring that an item's dependencies would close, as ids from the first one waited for back to the item itself; null
 * where there is none. `find` answers the stored values of an item.
 */
export function ringOf(id: string, item: Values, find: (id: string) => Values | null): readonly string[] | null {
  const seen = new Set<string>()
  const open = dependenciesOf(item).map((dependency) => [dependency.item])
  for (let path = open.pop(); path; path = open.pop()) {
    const last = path.at(-1) ?? ''
    if (last === id) return path
    if (seen.has(last)) continue
    seen.add(last)
    for (const dependency of dependenciesOf(find(last) ?? {})) open.push([...path, dependency.item])
  }
  return null
}

/** The first day on which a bar may begin that waits for another. */
function earliestStart(before: LinkedBar, lag: number): string {
  return addDays(before.end, lag + 1)
}

/** What each bar waits for among those shown, and whether its plan begins too early for it. */
export function drawnDependencies(bars: readonly LinkedBar[]): ReadonlyMap<string, readonly DrawnDependency[]> {
  const known = new Map(bars.map((bar) => [bar.id, bar]))
  return new Map(
    bars.map((bar) => {
      const drawn = bar.dependsOn.flatMap(({ item, lag }): DrawnDependency[] => {
        const before = known.get(item)
        return before ? [{ item, lag, isViolated: bar.plan.start < earliestStart(before, lag) }] : []
      })
      return [bar.id, drawn]
    }),
  )
}

/** Bars joined by dependencies, each group by the id of one of them. */
function groupsOf(bars: readonly LinkedBar[]): (id: string) => string {
  const parent = new Map(bars.map(({ id }) => [id, id]))
  const root = (id: string): string => {
    let at = id
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up)
      at = up
    }
    return at
  }
  for (const { id, dependsOn } of bars)
    for (const { item } of dependsOn) if (parent.has(item)) parent.set(root(item), root(id))
  return root
}

/** Bars so that each stands after what it waits for; those of a ring are left out. */
function inOrder(bars: readonly LinkedBar[]): readonly LinkedBar[] {
  const known = new Set(bars.map(({ id }) => id))
  const later = new Map<string, LinkedBar[]>()
  const waiting = new Map<string, number>()
  for (const bar of bars) {
    const own = bar.dependsOn.filter(({ item }) => known.has(item))
    waiting.set(bar.id, own.length)
    for (const { item } of own) later.set(item, [...(later.get(item) ?? []), bar])
  }
  const ordered = bars.filter(({ id }) => waiting.get(id) === 0)
  for (let place = 0; place < ordered.length; place += 1) {
    for (const next of later.get(ordered[place]?.id ?? '') ?? []) {
      const left = (waiting.get(next.id) ?? 0) - 1
      waiting.set(next.id, left)
      if (left === 0) ordered.push(next)
    }
  }
  return ordered
}

/**
 * The open bars that cannot end a day later without moving the last end of those they are joined with: the latest end of
 * each is the last end of its group, or a lag before the latest start of what waits for it (critical path method over
 * the days as planned). Bars that nothing is joined with are not critical.
 */
export function criticalBars(bars: readonly LinkedBar[]): ReadonlySet<string> {
  const group = groupsOf(bars)
  const day = (text: string) => differenceInDays(text, '2000-01-01')
  const lastEnd = new Map<string, number>()
  const size = new Map<string, number>()
  for (const { id, end } of bars) {
    lastEnd.set(group(id), Math.max(lastEnd.get(group(id)) ?? day(end), day(end)))
    size.set(group(id), (size.get(group(id)) ?? 0) + 1)
  }
  const latest = new Map<string, number>()
  const critical = new Set<string>()
  for (const bar of inOrder(bars).toReversed()) {
    const end = day(bar.end)
    const latestEnd = latest.get(bar.id) ?? lastEnd.get(group(bar.id)) ?? end
    if (bar.isOpen && latestEnd <= end && (size.get(group(bar.id)) ?? 0) > 1) critical.add(bar.id)
    const latestStart = latestEnd - (end - day(bar.plan.start))
    for (const { item, lag } of bar.dependsOn)
      latest.set(item, Math.min(latest.get(item) ?? Number.POSITIVE_INFINITY, latestStart - lag - 1))
  }
  return critical
}
