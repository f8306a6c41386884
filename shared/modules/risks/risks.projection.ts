import { addMonths } from '../../base/dates.ts'
import { monthEnd, monthStart } from '../../charts/time-scale.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import {
  levelOf,
  type Rating,
  type RatingKind,
  type RiskLevel,
  ratingsOf,
  riskCategories,
  riskLevels,
} from './risks.scale.ts'

/** How many risks stand at each level, and how many at none, since nobody has rated them yet. */
export type LevelCounts = Readonly<Record<RiskLevel | 'unrated', number>>

/** One of the gravest risks, as a report prints it: before and after treatment, and what it is meant to become. */
export type TopRisk = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly category: string
  readonly state: string
  readonly level: RiskLevel | null
  readonly inherent: number | null
  readonly residual: number | null
  readonly target: number | null
  readonly aboveAppetite: boolean
  readonly department: string | null
  readonly owner: string | null
  readonly nextReviewOn: string | null
}

/** The register in figures, over the risks that are not closed. */
export type RiskRegister = {
  readonly total: number
  readonly above: number
  readonly accepted: number
  readonly levels: LevelCounts
  readonly categories: readonly {
    readonly category: string
    readonly total: number
    readonly above: number
    readonly levels: LevelCounts
  }[]
  readonly top: readonly TopRisk[]
}

/** How the risks of then stood on the last day of a month, `YYYY-MM`; of the present month, today. */
export type RiskMonth = { readonly month: string; readonly total: number } & Readonly<Record<RiskLevel, number>>

const textOf = (value: AnyValue | undefined) => (typeof value === 'string' ? value : null)
const numberOf = (value: AnyValue | undefined) => (typeof value === 'number' ? value : null)
const levelIn = (value: AnyValue | undefined) => riskLevels.find((level) => level === value) ?? null

function topOf(risk: AnyEntity): TopRisk {
  return {
    id: risk.id,
    number: textOf(risk.number) ?? '',
    title: textOf(risk.title) ?? '',
    category: textOf(risk.category) ?? '',
    state: risk.state,
    level: levelIn(risk.level),
    inherent: numberOf(risk.inherentRating),
    residual: numberOf(risk.residualRating),
    target: numberOf(risk.targetRating),
    aboveAppetite: risk.aboveAppetite === true,
    department: textOf(risk.department),
    owner: textOf(risk.owner),
    nextReviewOn: textOf(risk.nextReviewOn),
  }
}

/** What is counted of the risks of one category that are not closed: all, those above the appetite, accepted, at each level. */
export type CategoryTally = { readonly total: number; readonly above: number; readonly accepted: number } & Readonly<
  Record<RiskLevel, number>
>

function levelsOf(counted: readonly CategoryTally[]): LevelCounts {
  const sum = (pick: (one: CategoryTally) => number) => counted.reduce((total, one) => total + pick(one), 0)
  const levels = {
    ...{ low: sum(({ low }) => low), moderate: sum(({ moderate }) => moderate) },
    ...{ high: sum(({ high }) => high), critical: sum(({ critical }) => critical) },
  }
  const rated = levels.low + levels.moderate + levels.high + levels.critical
  return { ...levels, unrated: sum(({ total }) => total) - rated }
}

/** The register by level and by category in their order, of what was counted of each category, with the gravest risks. */
export function projectRegister(
  counted: ReadonlyMap<string, CategoryTally>,
  gravest: readonly AnyEntity[],
): RiskRegister {
  const all = [...counted.values()]
  return {
    total: all.reduce((sum, { total }) => sum + total, 0),
    above: all.reduce((sum, { above }) => sum + above, 0),
    accepted: all.reduce((sum, { accepted }) => sum + accepted, 0),
    levels: levelsOf(all),
    categories: riskCategories.flatMap((category) => {
      const own = counted.get(category)
      return own ? [{ category, total: own.total, above: own.above, levels: levelsOf([own]) }] : []
    }),
    top: gravest.map(topOf),
  }
}

/** The ratings of one risk and the day on which it was closed. */
export type RatedRisk = { readonly ratings: AnyValue | undefined; readonly closedOn: string | null }

/**
 * How many risks stood at which level at the end of each of the last months, the present one up to today. A risk counts from
 * its first rating to the day on which it was closed, by its last rating after treatment, or before where there is none.
 */
export function projectRiskMonths(
  risks: readonly RatedRisk[],
  scales: readonly AnyEntity[],
  { today, months }: { readonly today: string; readonly months: number },
): readonly RiskMonth[] {
  const levelBy = levelsByRating(scales)
  const days = Array.from({ length: months }, (_, index) => {
    const first = addMonths(monthStart(today), index + 1 - months)
    const end = monthEnd(first)
    return {
      month: first.slice(0, 7),
      day: end < today ? end : today,
      counts: { low: 0, moderate: 0, high: 0, critical: 0 },
    }
  })
  for (const { ratings, closedOn } of risks) {
    const known = ratingsOf(ratings)
    for (const { day, counts } of days) {
      if (closedOn !== null && closedOn <= day) break
      const decisive = decisiveOn(known, day)
      const level = decisive ? levelBy(decisive.scale, decisive.likelihood * decisive.impact) : null
      if (level !== null) counts[level] += 1
    }
  }
  return days.map(({ month, counts }) => ({
    ...{ month, total: counts.low + counts.moderate + counts.high + counts.critical },
    ...counts,
  }))
}

/** The rating that counted on a day: after treatment where there is one on the scale of the latest of all, before it otherwise. */
function decisiveOn(ratings: readonly Rating[], day: string): Rating | undefined {
  const known = ratings.findLastIndex(({ on }) => on <= day)
  const scale = ratings[known]?.scale
  const latest = (kind: RatingKind) =>
    ratings.findLast((rating, at) => at <= known && rating.kind === kind && rating.scale === scale)
  return latest('residual') ?? latest('inherent')
}

/** The level of a rating on a scale, each looked up once; null on a scale that is gone, or below all its levels. */
function levelsByRating(scales: readonly AnyEntity[]): (scale: string, rating: number) => RiskLevel | null {
  const known = new Map(scales.map((scale) => [scale.id, { scale, levels: new Map<number, RiskLevel | null>() }]))
  return (id, rating) => {
    const found = known.get(id)
    if (!found) return null
    const level = found.levels.get(rating)
    if (level !== undefined) return level
    const made = levelOf(found.scale, rating)
    found.levels.set(rating, made)
    return made
  }
}
