import { chanceOfAtMost, gammaBelow, leastFor, reached } from './sampling.probability.ts'

/** What was found in one stratum, or in a sample without strata; `items` is the population's number. */
export type AttributeFinding = { readonly items: number; readonly looked: number; readonly deviations: number }

/** A rate of deviations: what the sample shows of the population, and what it is at most with the confidence given; shares from 0 to 1. */
export type AttributeResult = { readonly projected: number; readonly upper: number }

/** The most items of the population that may deviate with this being found in the sample at the risk given. */
function mostDeviating({ items, looked, deviations }: AttributeFinding, risk: number): number {
  const unlooked = items - looked
  const isTooMany = (deviating: number) => chanceOfAtMost(deviations, { items, deviating, size: looked }) <= risk
  if (unlooked <= 0 || !isTooMany(deviations + unlooked)) return deviations + Math.max(0, unlooked)
  return leastFor(isTooMany, deviations, deviations + unlooked) - 1
}

/**
 * Projects deviations with the upper limit of one side: the largest number of deviating items under which so few deviations would
 * still be found with more than the risk (hypergeometric, the exact limit of Clopper and Pearson for a finite population). Strata are
 * projected by their size; their limits are added, each at its share of the risk (Bonferroni), which is on the safe side. Null where nothing was looked at.
 */
export function evaluateAttributes(strata: readonly AttributeFinding[], confidence: number): AttributeResult | null {
  const risk = (1 - confidence) / Math.max(1, strata.length)
  const items = strata.reduce((sum, stratum) => sum + stratum.items, 0)
  if (items === 0 || strata.some(({ looked }) => looked === 0)) return null
  const projected = strata.reduce((sum, { items: all, looked, deviations }) => sum + (all * deviations) / looked, 0)
  const upper = strata.reduce((sum, stratum) => sum + mostDeviating(stratum, risk), 0)
  return { projected: projected / items, upper: upper / items }
}

/** An item that was drawn by its money: book and audited amounts in hundredths. */
export type MonetaryFinding = { readonly book: number; readonly audited: number }

/**
 * Misstatements in hundredths, overstatements positive. `projected` is the most likely misstatement, `upper` the most
 * overstatement with the confidence given; `understated` is what understatements project to and lowers neither.
 */
export type MonetaryResult = {
  readonly projected: number
  readonly upper: number
  readonly understated: number
  readonly interval: number
}

/** The Poisson factor for this many misstatements (AICPA Audit Guide "Audit Sampling", table C-3). */
export function poissonFactor(confidence: number, misstatements: number): number {
  return reached((factor) => gammaBelow(misstatements + 1, factor), confidence)
}

/**
 * Projects misstatements by the Stringer bound (K. W. Stringer, 1963; AICPA Audit Guide "Audit Sampling", chapter 6): basic
 * precision, what was found in items of an interval and more as it is, and the tainting of the others, greatest first, at the increments of
 * the Poisson factors. `amount` is the total drawn from, `size` the number of units.
 */
export function evaluateMonetary(
  findings: readonly MonetaryFinding[],
  terms: { readonly amount: number; readonly size: number; readonly confidence: number },
): MonetaryResult {
  const interval = terms.amount / terms.size
  const certain = findings.filter(({ book }) => book >= interval)
  const others = findings.filter(({ book }) => book < interval)
  const known = certain.reduce((sum, { book, audited }) => sum + Math.max(0, book - audited), 0)
  const taintings = others
    .map(({ book, audited }) => (book - audited) / book)
    .filter((tainting) => tainting > 0)
    .toSorted((one, other) => other - one)
  const factor = (misstatements: number) => poissonFactor(terms.confidence, misstatements)
  const drawn = taintings.reduce((sum, tainting) => sum + tainting * interval, 0)
  const limits = taintings.map((tainting, index) => (factor(index + 1) - factor(index)) * tainting * interval)
  const under = (list: readonly MonetaryFinding[], weigh: (one: MonetaryFinding) => number) =>
    list.reduce((sum, one) => sum + (one.audited > one.book ? weigh(one) : 0), 0)
  return {
    projected: Math.round(known + drawn),
    upper: Math.ceil(factor(0) * interval + known + limits.reduce((sum, one) => sum + one, 0) - 1e-6),
    understated: Math.round(
      under(certain, ({ book, audited }) => audited - book) +
        under(others, ({ book, audited }) => ((audited - book) / book) * interval),
    ),
    interval: Math.round(interval),
  }
}
