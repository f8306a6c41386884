import { daysOn, type RemedyRule, type Severity, severities } from './assets.limits.ts'
import type { FoundCount, Standing } from './assets.standing.ts'

/** How many rows each list of the report prints; what is left out is counted in the report. */
export const mostListed = { late: 200, accepted: 100, scans: 12, places: 25, checks: 40 } as const

/** States that are open no longer, in the order of the table of severities. */
export const restingStates = ['accepted', 'notSeen', 'verified', 'falsePositive'] as const
type RestingState = (typeof restingStates)[number]

/** The first rows of a list, and how many there are. */
export type Cut<Row> = { readonly rows: readonly Row[]; readonly total: number }

/** Open weaknesses of one place by severity, in the order of `severities`, and how many of them are late. */
export type WeakPlace = {
  readonly name: string
  readonly counts: readonly number[]
  readonly open: number
  readonly late: number
}

/** Open weaknesses of one asset and severity in one unit; a unit is the id of a department. */
export type PlaceCount = {
  readonly department: string
  readonly asset: string
  readonly severity: string
  readonly count: number
  readonly late: number
}

/** One severity: its time limit in days as of the report, and how many weaknesses of it stand where. */
export type SeverityLine = {
  readonly severity: Severity
  readonly days: number | null
  readonly open: number
  readonly late: number
  readonly resting: Readonly<Record<RestingState, number>>
}

type Counted = Pick<WeakPlace, 'counts' | 'late'>

/** Whether one list of counts is graver than another: more of the first severity in which they differ. */
function graver(one: Counted, other: Counted): number {
  const place = one.counts.findIndex((count, index) => count !== other.counts[index])
  if (place !== -1) return (other.counts[place] ?? 0) - (one.counts[place] ?? 0)
  return other.late - one.late
}

/** The gravest assets or units first, by name, and how many have open weaknesses at all. */
export function placesBy(
  places: readonly PlaceCount[],
  by: 'department' | 'asset',
  nameOf: (record: string, id: string) => string,
): Cut<WeakPlace> {
  const sums = new Map<string, { counts: number[]; late: number }>()
  for (const { severity, count, late, ...place } of places) {
    const index = severities.findIndex((one) => one === severity)
    const sum = sums.get(place[by]) ?? { counts: severities.map(() => 0), late: 0 }
    sum.counts[index] = (sum.counts[index] ?? 0) + count
    sum.late += late
    sums.set(place[by], sum)
  }
  const open = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
  const rows = [...sums]
    .map(([id, { counts, late }]) => ({ id, counts, late, open: open(counts) }))
    .toSorted((one, other) => graver(one, other) || one.id.localeCompare(other.id))
    .slice(0, mostListed.places)
    .map(({ id, ...place }) => ({ ...place, name: nameOf(by, id) }))
  return { rows, total: sums.size }
}

/** A line for each severity, from the counts that the ages come from. */
export function linesOf(
  found: readonly FoundCount[],
  { remedies, on, standing: { bands, late } }: { remedies: readonly RemedyRule[]; on: string; standing: Standing },
): readonly SeverityLine[] {
  const days = daysOn(on, remedies)
  return severities.map((severity, index) => {
    const own = found.filter((one) => one.severity === severity)
    const resting = (state: RestingState) => own.reduce((sum, one) => (one.state === state ? sum + one.count : sum), 0)
    return {
      severity,
      days: days[severity] ?? null,
      open: bands.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
      late: late[index] ?? 0,
      resting: {
        accepted: resting('accepted'),
        notSeen: resting('notSeen'),
        verified: resting('verified'),
        falsePositive: resting('falsePositive'),
      },
    }
  })
}
