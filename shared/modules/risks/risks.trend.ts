import type { AnyValue } from '../../record/values.ts'
import { currentRatings, type RatingKind, ratingKinds, ratingsOf, ratingValue } from './risks.scale.ts'

/** Where a risk stood by its ratings up to a day; null for what was not rated by then. */
export type TrendPoint = { readonly on: string } & Readonly<Record<RatingKind, number | null>>

/** The ratings of a risk as they stood on each day on which one was made, the oldest first. */
export function ratingTrend(ratings: AnyValue | undefined): readonly TrendPoint[] {
  const days = [...new Set(ratingsOf(ratings).map(({ on }) => on))]
  return days.map((on) => {
    const current = currentRatings(ratings, on)
    const [inherent = null, residual = null, target = null] = ratingKinds.map((kind) => ratingValue(current.get(kind)))
    return { on, inherent, residual, target }
  })
}
