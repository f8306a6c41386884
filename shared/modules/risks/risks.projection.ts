import { addMonths } from '../../base/dates.ts'
import { monthEnd, monthStart } from '../../charts/time-scale.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import {
  currentOf,
  levelOf,
  type RiskLevel,
  ratingsOf,
  ratingValue,
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

function countLevels(risks: readonly AnyEntity[]): LevelCounts {
  const counts = { low: 0, moderate: 0, high: 0, critical: 0, unrated: 0 }
  for (const { level } of risks) counts[levelIn(level) ?? 'unrated'] += 1
  return counts
}

const countAbove = (risks: readonly AnyEntity[]) => risks.filter(({ aboveAppetite }) => aboveAppetite === true).length

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

const gravity = ({ level, rating }: AnyEntity) =>
  riskLevels.findIndex((known) => known === level) * 1000 + (numberOf(rating) ?? 0)

/** The register: by level, by category in their order, and the gravest risks, at most `top`, those of one rating by number. */
export function projectRegister(risks: readonly AnyEntity[], top: number): RiskRegister {
  const living = risks.filter(({ state }) => state !== 'closed')
  const byCategory = Map.groupBy(living, ({ category }) => textOf(category))
  const rated = living.filter(({ rating }) => numberOf(rating) !== null)
  const gravest = rated.toSorted(
    (one, other) => gravity(other) - gravity(one) || String(one.number).localeCompare(String(other.number)),
  )
  return {
    total: living.length,
    above: countAbove(living),
    accepted: living.filter(({ state }) => state === 'accepted').length,
    levels: countLevels(living),
    categories: riskCategories.flatMap((category) => {
      const own = byCategory.get(category) ?? []
      return own.length === 0 ? [] : [{ category, total: own.length, above: countAbove(own), levels: countLevels(own) }]
    }),
    top: gravest.slice(0, top).map(topOf),
  }
}

/**
 * How many risks stood at which level at the end of each of the last months, the present one up to today. A risk counts from
 * its first rating to the day on which it was closed, by its last rating after treatment, or before where there is none.
 */
export function projectRiskMonths(
  risks: readonly AnyEntity[],
  scales: readonly AnyEntity[],
  { today, months }: { readonly today: string; readonly months: number },
): readonly RiskMonth[] {
  const known = new Map(scales.map((scale) => [scale.id, scale]))
  const rated = risks.map((risk) => ({ ratings: ratingsOf(risk.ratings), closedOn: textOf(risk.closedOn) }))
  return Array.from({ length: months }, (_, index) => {
    const first = addMonths(monthStart(today), index + 1 - months)
    const end = monthEnd(first)
    const day = end < today ? end : today
    const counts = { low: 0, moderate: 0, high: 0, critical: 0 }
    let total = 0
    for (const { ratings, closedOn } of rated) {
      if (closedOn !== null && closedOn <= day) continue
      const current = currentOf(ratings.filter(({ on }) => on <= day))
      const decisive = current.get('residual') ?? current.get('inherent')
      const scale = decisive ? known.get(decisive.scale) : undefined
      const level = scale ? levelOf(scale, ratingValue(decisive) ?? 0) : null
      if (level === null) continue
      counts[level] += 1
      total += 1
    }
    return { month: first.slice(0, 7), total, ...counts }
  })
}
