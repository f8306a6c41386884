import type { Tone } from '../../record/fields.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'

/** How grave a risk is, the least grave first. */
export const riskLevels = ['low', 'moderate', 'high', 'critical'] as const
export type RiskLevel = (typeof riskLevels)[number]

/** What risks are about, in the order of reports. */
export const riskCategories = [
  'personnel',
  'physical',
  'network',
  'access',
  'events',
  'continuity',
  'compliance',
] as const

export const levelTones = {
  low: 'good',
  moderate: 'attention',
  high: 'serious',
  critical: 'critical',
} as const satisfies Readonly<Record<RiskLevel, Tone>>

export const ratingKinds = ['inherent', 'residual', 'target'] as const
export type RatingKind = (typeof ratingKinds)[number]

type ScaleValues = Readonly<Record<string, AnyValue | undefined>>

/** The numbers of the levels on one side of a scale, as they stand. */
export function levelNumbers(value: AnyValue | undefined): readonly number[] {
  return partRows(value).flatMap(({ level }) => (typeof level === 'number' ? [level] : []))
}

/** The greatest rating that a scale can give: the product of its two highest levels. */
export function highestRating(scale: ScaleValues): number {
  const highest = (value: AnyValue | undefined) => Math.max(0, ...levelNumbers(value))
  return highest(scale.likelihoods) * highest(scale.impacts)
}

/** How grave a rating is on a scale: the level with the highest threshold that it reaches; null below all. */
export function levelOf(scale: ScaleValues, rating: number): RiskLevel | null {
  const reached = partRows(scale.thresholds)
    .filter(({ from }) => typeof from === 'number' && from <= rating)
    .toSorted((one, other) => Number(other.from) - Number(one.from))[0]
  return riskLevels.find((level) => level === reached?.level) ?? null
}

/** Whether both sides of a scale know these levels. */
export function isOnScale(scale: ScaleValues, likelihood: AnyValue | undefined, impact: AnyValue | undefined): boolean {
  return (
    typeof likelihood === 'number' &&
    typeof impact === 'number' &&
    levelNumbers(scale.likelihoods).includes(likelihood) &&
    levelNumbers(scale.impacts).includes(impact)
  )
}

/** One estimate of a risk on a day, by the scale that it was made on. */
export type Rating = {
  readonly on: string
  readonly kind: RatingKind
  readonly scale: string
  readonly likelihood: number
  readonly impact: number
}

/** The ratings of a risk, the oldest first; of one day the later written comes later. What is incomplete is left out. */
export function ratingsOf(value: AnyValue | undefined): readonly Rating[] {
  return partRows(value)
    .flatMap(({ on, kind, scale, likelihood, impact }): readonly Rating[] => {
      const known = ratingKinds.find((name) => name === kind)
      const isWhole = isText(on) && isText(scale) && typeof likelihood === 'number' && typeof impact === 'number'
      return known && isWhole ? [{ on, kind: known, scale, likelihood, impact }] : []
    })
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** The ratings that count: the latest of each kind, made on the scale of the latest of all. */
export function currentRatings(value: AnyValue | undefined, until?: string): ReadonlyMap<RatingKind, Rating> {
  return currentOf(ratingsOf(value).filter(({ on }) => until === undefined || on <= until))
}

/** The same of ratings that are in order. */
function currentOf(all: readonly Rating[]): ReadonlyMap<RatingKind, Rating> {
  const scale = all.at(-1)?.scale
  return new Map(all.filter((rating) => rating.scale === scale).map((rating) => [rating.kind, rating]))
}

/** The product of both levels. */
export function ratingValue(rating: Pick<Rating, 'likelihood' | 'impact'> | undefined): number | null {
  return rating ? rating.likelihood * rating.impact : null
}
