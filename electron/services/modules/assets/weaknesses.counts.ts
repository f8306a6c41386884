import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { openStates, severities } from '#shared/modules/assets/assets.limits.ts'
import type { Ended, FoundCount } from '#shared/modules/assets/assets.standing.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import { type Cut, mostListed, type PlaceCount } from '#shared/modules/assets/weakness-report.places.ts'
import type { SinceScan } from '#shared/modules/assets/weakness-report.projection.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'

type Weakness = Entity<typeof vulnerabilityRecord>

const fields = [
  'department',
  'asset',
  'severity',
  'firstSeenOn',
  'dueOn',
  'closedOn',
  'acceptedOn',
  'regressedOn',
  'acceptedUntil',
] as const

/** How many rows are looked at at once. */
const slice = 5000

/** What the report of a unit says of its weaknesses: counts of all, and the rows of those that it lists. */
type UnitWeaknesses = {
  readonly found: readonly FoundCount[]
  readonly ended: Ended
  readonly places: readonly PlaceCount[]
  readonly unowned: number
  readonly late: Cut<Weakness>
  readonly accepted: Cut<Weakness>
  readonly sinceScan: SinceScan | null
}

/** The department of each asset, archived ones too: a weakness outlives the entry of its asset. */
export function assetDepartments(context: ReadContext): ReadonlyMap<string, string | null> {
  return new Map(
    context
      .read(assetRecord)
      .pick(['department'])
      .map(({ id, texts: { department = null } }) => [id, department]),
  )
}

type Candidate = { readonly id: string; readonly severity: string; readonly day: string }

const rank = (severity: string) => severities.findIndex((one) => one === severity)

/** The gravest of many, and then those with the earliest day; no more are kept than are listed. */
function gravest(limit: number) {
  let kept: Candidate[] = []
  let total = 0
  const first = () =>
    kept
      .toSorted(
        (one, other) =>
          rank(one.severity) - rank(other.severity) ||
          one.day.localeCompare(other.day) ||
          one.id.localeCompare(other.id),
      )
      .slice(0, limit)
  return {
    offer(candidate: Candidate) {
      total += 1
      kept.push(candidate)
      if (kept.length > limit * 20) kept = first()
    },
    cut: (get: (id: string) => Weakness): Cut<Weakness> => ({ rows: first().map(({ id }) => get(id)), total }),
  }
}

/** Counts by the values of a row, which stand in the first row of each. */
function tally<Row extends object>(keyOf: (row: Row) => string) {
  const counts = new Map<string, Row & { count: number; late: number }>()
  return {
    add(row: Row, isLate: boolean) {
      const key = keyOf(row)
      const known = counts.get(key) ?? { ...row, count: 0, late: 0 }
      known.count += 1
      if (isLate) known.late += 1
      counts.set(key, known)
    },
    rows: () => [...counts.values()],
  }
}

type Place = Pick<PlaceCount, 'department' | 'asset' | 'severity'>
type EndedOn = { readonly on: string }
type Found = Pick<FoundCount, 'severity' | 'state' | 'firstSeenOn'>

/**
 * Looks at each weakness once, in slices, since no index has them by unit. A weakness is its department's, and without one that
 * of its asset; `since` is the day of the newest scan.
 */
export function weaknessesOf(
  context: ReadContext,
  unit: { readonly has: (department: string | null) => boolean; readonly since: string | null },
): UnitWeaknesses {
  const weaknesses = context.read(vulnerabilityRecord)
  const assets = assetDepartments(context)
  const isOpen = new Set<string>(openStates)
  const found = tally<Found>(({ severity, state, firstSeenOn }) => `${severity} ${state} ${firstSeenOn}`)
  const ended = { closed: tally<EndedOn>(({ on }) => on), accepted: tally<EndedOn>(({ on }) => on) }
  const places = tally<Place>(({ department, asset, severity }) => `${department} ${asset} ${severity}`)
  const [late, accepted] = [gravest(mostListed.late), gravest(mostListed.accepted)]
  const since = { notSeen: 0, verified: 0, falsePositive: 0, cameBack: 0 }
  const isSince = (day: string | null) => unit.since !== null && day !== null && day >= unit.since
  let unowned = 0
  const read = (after: number) => weaknesses.slice(fields, { after, limit: slice })
  for (let part = read(0); ; part = read(part.last)) {
    for (const { id, state, department: own, ...row } of part.rows) {
      const { asset, severity, firstSeenOn, dueOn, closedOn, acceptedOn, regressedOn, acceptedUntil } = row
      const department = own ?? assets.get(asset) ?? null
      if (department === null && isOpen.has(state)) unowned += 1
      if (department === null || !unit.has(department)) continue
      const isLate = dueOn !== null && dueOn < context.today
      found.add({ severity, state, firstSeenOn }, isLate)
      if (closedOn !== null) ended.closed.add({ on: closedOn }, false)
      if (state === 'accepted' && acceptedOn !== null) ended.accepted.add({ on: acceptedOn }, false)
      if (isOpen.has(state)) places.add({ department, asset, severity }, isLate)
      if (isOpen.has(state) && isLate) late.offer({ id, severity, day: dueOn })
      if (state === 'accepted') accepted.offer({ id, severity, day: acceptedUntil ?? '' })
      if (isSince(regressedOn)) since.cameBack += 1
      if (isSince(closedOn) && (state === 'notSeen' || state === 'verified' || state === 'falsePositive'))
        since[state] += 1
    }
    if (part.last === null) break
  }
  return {
    ...{ found: found.rows(), places: places.rows(), unowned },
    ended: { closed: ended.closed.rows(), accepted: ended.accepted.rows() },
    late: late.cut((id) => weaknesses.get(id)),
    accepted: accepted.cut((id) => weaknesses.get(id)),
    sinceScan: unit.since === null ? null : { on: unit.since, ...since },
  }
}
