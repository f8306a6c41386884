import { addDays, addMonths } from '../../base/dates.ts'
import type { Filter } from '../../contract/list.ts'
import { openStates, type Severity, severities } from './assets.limits.ts'

/** Bands of age in days, each up to and including its last; the last one has no end. */
const spans = [15, 30, 90, 180, null] as const

/** Open weaknesses of one span of ages; `from` and `upTo` in days, `counts` in the order of `severities`. */
export type AgeBand = { readonly from: number; readonly upTo: number | null; readonly counts: readonly number[] }

/** A month, `YYYY-MM`: how many weaknesses were found in it, how many closed, and how many were open at its end. */
export type MonthOfWeaknesses = {
  readonly month: string
  readonly opened: number
  readonly closed: number
  readonly open: number
}

/** How the weaknesses of a list stand on a day. `late` counts open ones beyond their due day, by severity. */
export type Standing = {
  readonly open: number
  readonly bands: readonly AgeBand[]
  readonly late: readonly number[]
  readonly months: readonly MonthOfWeaknesses[]
}

const isOpen: Filter = { field: 'state', comparison: 'in', value: [...openStates] }
const severe = (severity: Severity): Filter => ({ field: 'severity', comparison: 'is', value: severity })
const within = (field: string, from: string, to: string): Filter => ({
  field,
  comparison: 'between',
  value: [from, to],
})
const before = (field: string, day: string): Filter => ({ field, comparison: 'before', value: day })

function ageFilter(today: string, from: number, upTo: number | null): Filter {
  if (upTo === null) return before('firstSeenOn', addDays(today, 1 - from))
  return within('firstSeenOn', addDays(today, -upTo), addDays(today, -from))
}

const bounds = spans.map((upTo, index) => ({ from: index === 0 ? 0 : (spans[index - 1] ?? 0) + 1, upTo }))

/** The first and the last day of each of so many months, the month of `today` last. */
function monthsUpTo(today: string, count: number): readonly (readonly [start: string, end: string])[] {
  const first = `${today.slice(0, 7)}-01`
  return Array.from({ length: count }, (_, index) => {
    const start = addMonths(first, index + 1 - count)
    return [start, addDays(addMonths(start, 1), -1)] as const
  })
}

/** The conditions that are counted for a standing, in a fixed order; `within` narrows all of them. */
export function standingQuestions(
  today: string,
  narrowed: readonly Filter[],
  months: number,
): readonly (readonly Filter[])[] {
  const byAge = bounds.flatMap(({ from, upTo }) =>
    severities.map((one) => [isOpen, severe(one), ageFilter(today, from, upTo)]),
  )
  const late = severities.map((one) => [isOpen, severe(one), before('dueOn', today)])
  const flow = monthsUpTo(today, months).flatMap(([start, end]) => [
    [within('firstSeenOn', start, end)],
    [within('closedOn', start, end)],
    // What was found by the end of the month, less what was closed by then.
    [before('firstSeenOn', addDays(end, 1))],
    [before('closedOn', addDays(end, 1))],
  ])
  return [...byAge, ...late, ...flow].map((filters) => [...narrowed, ...filters])
}

/** Puts the answers to `standingQuestions` together. */
export function projectStanding(today: string, counts: readonly number[], months: number): Standing {
  const at = (place: number) => counts[place] ?? 0
  const width = severities.length
  const bands = bounds.map((bound, band) => ({
    ...bound,
    counts: severities.map((_, index) => at(band * width + index)),
  }))
  const lateAt = bounds.length * width
  const flowAt = lateAt + width
  return {
    open: bands.reduce((sum, band) => sum + band.counts.reduce((one, other) => one + other, 0), 0),
    bands,
    late: severities.map((_, index) => at(lateAt + index)),
    months: monthsUpTo(today, months).map(([start], index) => {
      const place = flowAt + index * 4
      const [opened, closed, found, gone] = [at(place), at(place + 1), at(place + 2), at(place + 3)]
      return { month: start.slice(0, 7), opened, closed, open: Math.max(0, found - gone) }
    }),
  }
}
