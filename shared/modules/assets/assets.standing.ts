import { addDays, addMonths } from '../../base/dates.ts'
import { openStates, severities } from './assets.limits.ts'

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

/** Weaknesses of one severity and state that were found on a day, and how many of them are due before today. */
export type FoundCount = {
  readonly severity: string | null
  readonly state: string | null
  readonly firstSeenOn: string | null
  readonly count: number
  readonly late: number
}

/** How many weaknesses came to an end on a day. */
export type EndedCount = { readonly on: string | null; readonly count: number }

/** What was closed, and what is not open any more since its risk is accepted, which closes nothing. */
export type Ended = { readonly closed: readonly EndedCount[]; readonly accepted: readonly EndedCount[] }

const bounds = spans.map((upTo, index) => ({ from: index === 0 ? 0 : (spans[index - 1] ?? 0) + 1, upTo }))

/** The months up to that of `today`, which is the last. */
function monthsUpTo(today: string, count: number): readonly string[] {
  const first = `${today.slice(0, 7)}-01`
  return Array.from({ length: count }, (_, index) => addMonths(first, index + 1 - count).slice(0, 7))
}

function byMonth(counts: readonly (readonly [day: string | null, count: number])[]): ReadonlyMap<string, number> {
  const months = new Map<string, number>()
  for (const [day, count] of counts) {
    if (day === null) continue
    const month = day.slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + count)
  }
  return months
}

/** What was found and what was closed in each month, and what was found by its end less what was no longer open by then. */
function projectMonths(
  found: ReadonlyMap<string, number>,
  closed: ReadonlyMap<string, number>,
  accepted: ReadonlyMap<string, number>,
  months: readonly string[],
): readonly MonthOfWeaknesses[] {
  const upTo = (counts: ReadonlyMap<string, number>, last: string) =>
    [...counts].reduce((sum, [month, count]) => (month <= last ? sum + count : sum), 0)
  return months.map((month) => ({
    month,
    opened: found.get(month) ?? 0,
    closed: closed.get(month) ?? 0,
    open: Math.max(0, upTo(found, month) - upTo(closed, month) - upTo(accepted, month)),
  }))
}

/** The ages of open weaknesses, how many are late, and their months, from counts by day; `months` counts that of `today`. */
export function projectStanding(
  today: string,
  found: readonly FoundCount[],
  { closed, accepted }: Ended,
  months: number,
): Standing {
  const bands = bounds.map((bound) => ({ ...bound, counts: severities.map(() => 0) }))
  const late = severities.map(() => 0)
  // A band begins where its youngest was found; the oldest has no other end.
  const starts = spans.map((upTo) => (upTo === null ? '' : addDays(today, -upTo)))
  for (const { severity, state, firstSeenOn, count, late: missed } of found) {
    const place = severities.findIndex((one) => one === severity)
    if (place === -1 || firstSeenOn === null || !openStates.some((one) => one === state)) continue
    const counts = bands[starts.findIndex((start) => firstSeenOn >= start)]?.counts
    if (counts) counts[place] = (counts[place] ?? 0) + count
    late[place] = (late[place] ?? 0) + missed
  }
  return {
    open: bands.reduce((sum, band) => sum + band.counts.reduce((one, other) => one + other, 0), 0),
    bands,
    late,
    months: projectMonths(
      byMonth(found.map(({ firstSeenOn, count }) => [firstSeenOn, count])),
      byMonth(closed.map(({ on, count }) => [on, count])),
      byMonth(accepted.map(({ on, count }) => [on, count])),
      monthsUpTo(today, months),
    ),
  }
}
