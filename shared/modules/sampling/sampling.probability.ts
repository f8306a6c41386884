/** Coefficients of Lanczos' approximation with g = 7 (Godfrey 2001): fifteen digits over the positive reals. */
const lanczosFirst = 0.9999999999998099
const lanczosRest: readonly number[] = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** The natural logarithm of gamma(x) for x > 0.5. */
function logGamma(x: number): number {
  const base = x + 6.5
  const sum = lanczosRest.reduce((total, coefficient, index) => total + coefficient / (x + index), lanczosFirst)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}

function logChoose(of: number, taken: number): number {
  return logGamma(of + 1) - logGamma(taken + 1) - logGamma(of - taken + 1)
}

/**
 * The chance of at most `most` deviating items in a sample of `size` drawn without replacement from `items`, of which
 * `deviating` deviate (hypergeometric distribution).
 */
export function chanceOfAtMost(
  most: number,
  { items, deviating, size }: Readonly<Record<'items' | 'deviating' | 'size', number>>,
): number {
  const least = Math.max(0, size - (items - deviating))
  const highest = Math.min(most, size, deviating)
  if (most >= Math.min(size, deviating)) return 1
  if (highest < least) return 0
  const conform = items - deviating
  const at = (found: number) =>
    Math.exp(logChoose(deviating, found) + logChoose(conform, size - found) - logChoose(items, size))
  let chance = 0
  for (let found = least; found <= highest; found += 1) chance += at(found)
  return Math.min(1, chance)
}

/** The share of a gamma distribution of `shape` and scale 1 that lies below `x` (Abramowitz and Stegun 6.5.29). */
export function gammaBelow(shape: number, x: number): number {
  if (x <= 0) return 0
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape + 1))
  let term = 1
  let sum = 1
  for (let step = 1; term > sum * 1e-16; step += 1) {
    term *= x / (shape + step)
    sum += term
  }
  return Math.min(1, scale * sum)
}

/** The x at which a rising function reaches `target`, by halving what lies between; `x` is precise to twelve digits. */
export function reached(rising: (x: number) => number, target: number): number {
  let high = 1
  while (rising(high) < target && high < 1e9) high *= 2
  let low = 0
  while (high - low > high * 1e-13) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (rising(middle) < target) low = middle
    else high = middle
  }
  return high
}

/** The least whole number from `from` to `to` for which a condition holds that, once true, stays true; `to` where none is found. */
export function leastFor(condition: (whole: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (condition(middle)) high = middle
    else low = middle + 1
  }
  return low
}
