import { fraction, toUnits } from '../../base/fraction.ts'
import { decimalToUnits, unitsText } from '../../record/decimal.ts'
import type { EntrantFacts, Standing } from '../competitions/competitions.scoreboard.ts'
import type { pointMeasures, teamSharings } from './score.record.ts'

export type PointMeasure = (typeof pointMeasures)[number]
export type TeamSharing = (typeof teamSharings)[number]

/** By what the standing of a person in one competition became points. */
export type PointSource = {
  readonly competition: string
  /** Number and title of the competition at the time. */
  readonly title: string
  readonly measure: PointMeasure
  readonly sharing: TeamSharing
  /** The team that the person was in; null for whoever stood for themself. */
  readonly team: string | null
  readonly members: number
  /** The points of the entrant and the most that any had, after they were shared; null where they were not told. */
  readonly gained: string | null
  readonly best: string | null
  /** Null for whoever has gained nothing. */
  readonly rank: number | null
  readonly field: number
  /** How many stood behind, and how many just there. */
  readonly below: number
  readonly equal: number
}

export type FinalEntrant = EntrantFacts & {
  readonly person: string | null
  readonly members: readonly { readonly person: string | null }[]
}

export type FinalStanding = {
  readonly competition: string
  readonly title: string
  readonly entrants: readonly FinalEntrant[]
  /** The standing as it ended, without those whom it leaves out. */
  readonly rows: readonly Standing[]
  /** How many took part, where somebody else ranked more than are known here. */
  readonly fieldSize: number | null
}

export type PointRule = { readonly measure: PointMeasure; readonly sharing: TeamSharing }

const places = 2

/** The part of an entrant's points that each of its people has, in hundredths, rounded half up; never below zero. */
function sharedPoints(points: string, members: number, sharing: TeamSharing): bigint {
  const parts = sharing === 'equally' ? BigInt(Math.max(1, members)) : 1n
  const units = BigInt(Math.max(0, decimalToUnits(points, 4)))
  return toUnits(fraction(units, 10_000n * parts), places)
}

/** Who stands in an entrant, each once. */
function peopleIn({ kind, person, members }: FinalEntrant): readonly string[] {
  const all = kind === 'team' ? members.map((member) => member.person) : [person]
  return [...new Set(all.filter((one) => one !== null))]
}

const countOf = ({ kind, members }: FinalEntrant) => (kind === 'team' ? members.length : 1)

function isBetter(one: PointSource, other: PointSource): boolean {
  const gained = decimalToUnits(one.gained ?? '0', places) - decimalToUnits(other.gained ?? '0', places)
  const rank = (other.rank ?? Infinity) - (one.rank ?? Infinity)
  // Shared among many, the points of a better team may be fewer than those of a worse one.
  const [first, second] = one.measure === 'percentile' ? [rank, gained] : [gained, rank]
  // Two without a rank differ by nothing, as those whom infinity separates from infinity do.
  return (Number.isNaN(first) || first === 0 ? second : first) > 0
}

/** By what each person of a competition would get points; whoever stood in several entrants by the best of them. */
export function sourcesOf(final: FinalStanding, rule: PointRule): ReadonlyMap<string, PointSource> {
  const { competition, title, rows } = final
  const entrants = new Map(final.entrants.map((entrant) => [entrant.id, entrant]))
  const gains = new Map(
    rows.flatMap(({ entrant, points }) => {
      const held = entrants.get(entrant)
      return points === null || !held ? [] : [[entrant, sharedPoints(points, countOf(held), rule.sharing)] as const]
    }),
  )
  const most = [...gains.values()].reduce((best, gain) => (gain > best ? gain : best), 0n)
  // Where others ranked somebody first who is not known here, nobody here knows what the best had.
  const isBestKnown = rows.some(({ rank }) => rank === 1) || rows.every(({ rank }) => rank === null)
  const isRanked = rows.some(({ rank }) => rank !== null)
  const field = Math.max(final.fieldSize ?? 0, rows.length)
  const sharing = Map.groupBy(rows, ({ rank }) => rank)
  const found = new Map<string, PointSource>()
  for (const { entrant, rank } of rows) {
    const held = entrants.get(entrant)
    const gained = gains.get(entrant)
    // Somebody with points has a rank, which nobody told here.
    const isUnplaced = rule.measure === 'percentile' && rank === null && isRanked && (gained ?? 0n) > 0n
    if (!held || isUnplaced) continue
    const equal = sharing.get(rank)?.length ?? 1
    const source: PointSource = {
      ...{ competition, title, ...rule, rank, field, equal },
      below: rank === null ? 0 : Math.max(0, field - (rank - 1) - equal),
      ...{ team: held.kind === 'team' ? held.name : null, members: countOf(held) },
      gained: gained === undefined ? null : unitsText(gained, places),
      best: gained === undefined || !isBestKnown ? null : unitsText(most, places),
    }
    for (const person of peopleIn(held)) {
      const other = found.get(person)
      if (!other || isBetter(source, other)) found.set(person, source)
    }
  }
  return found
}

/**
 * The points of a mark that follow from a standing, out of `maximum`: null where only a rank was told. `percentile` is
 * the percentile rank of a midpoint, as in `normalise`; a share of the winner's is of what the best has.
 */
export function pointsFor(source: Omit<PointSource, 'title'>, maximum: string): string | null {
  const { measure, gained, best, below, equal, field } = source
  const most = BigInt(decimalToUnits(maximum, places))
  if (measure === 'percentile')
    return unitsText(
      toUnits(fraction(BigInt(2 * below + equal) * most, BigInt(200 * Math.max(1, field))), places),
      places,
    )
  if (measure === 'points' || gained === null) return gained
  if (best === null) return null
  const whole = BigInt(decimalToUnits(best, places))
  if (whole === 0n) return unitsText(0n, places)
  return unitsText(toUnits(fraction(BigInt(decimalToUnits(gained, places)) * most, whole * 100n), places), places)
}
