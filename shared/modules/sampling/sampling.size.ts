import { chanceOfAtMost, gammaBelow, leastFor, reached } from './sampling.probability.ts'

/** How sure and how exact a sample of attributes has to be; rates and confidence are shares from 0 to 1. */
export type AttributeTerms = {
  readonly items: number
  readonly confidence: number
  readonly tolerable: number
  readonly expected: number
}

/** How sure and how exact a sample of money has to be; amounts in hundredths of the currency, confidence a share from 0 to 1. */
export type MonetaryTerms = {
  readonly amount: number
  readonly confidence: number
  readonly tolerable: number
  readonly expected: number
}

/** Shares come from two decimal places of a percent; dividing may leave a remainder of the last binary digit. */
function wholeUp(value: number): number {
  return Math.ceil(value - 1e-9)
}

function wholeDown(value: number): number {
  return Math.floor(value + 1e-9)
}

/**
 * The least number of items to look at, so that no more deviations than expected in them support a rate below the
 * tolerable one with the confidence asked for. The rule is that of the tables in the AICPA Audit Guide "Audit Sampling"
 * (deviations expected in the sample, rounded up, must be improbable at the tolerable rate), reckoned for the very population (hypergeometric instead of
 * binomial), so that small populations need fewer and large ones agree with the tables. All items where no smaller number will do.
 */
export function attributeSampleSize({ items, confidence, tolerable, expected }: AttributeTerms): number {
  const deviating = wholeDown(items * tolerable)
  if (deviating < 1 || expected >= tolerable) return items
  const risk = 1 - confidence
  const isEnough = (most: number, size: number) => chanceOfAtMost(most, { items, deviating, size }) <= risk
  // With more deviations allowed the chance jumps up, so it falls with the size only while their number stays the same.
  const largest = (most: number) => (expected === 0 ? items : Math.min(items, wholeDown(most / expected)))
  const highest = wholeUp(items * expected)
  let most = leastFor((one) => isEnough(one, largest(one)), 0, highest)
  while (most > 0 && isEnough(most - 1, largest(most - 1))) most -= 1
  return isEnough(most, largest(most)) ? leastFor((size) => isEnough(most, size), 1, largest(most)) : items
}

/**
 * The confidence factor of monetary-unit sampling (AICPA Audit Guide "Audit Sampling", table C-1; its formula by T. Stewart,
 * "Technical Notes on the AICPA Audit Guide Audit Sampling", 2012): the number of intervals that the tolerable misstatement has to
 * span. `ratio` is the expected misstatement by the tolerable one, below 1.
 */
export function confidenceFactor(confidence: number, ratio: number): number {
  return reached((factor) => gammaBelow(1 + factor * ratio, factor), confidence)
}

/** How many money units to look at; `null` where the expected misstatement leaves no room below the tolerable one. */
export function monetarySampleSize({ amount, confidence, tolerable, expected }: MonetaryTerms): number | null {
  if (tolerable <= 0 || expected >= tolerable) return null
  const factor = confidenceFactor(confidence, expected / tolerable)
  return Math.max(1, wholeUp((factor * amount) / tolerable))
}
