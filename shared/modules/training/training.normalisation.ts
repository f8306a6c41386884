import { type Fraction, fraction, rootOf, toUnits } from '../../base/fraction.ts'
import { decimalToUnits, unitsText } from '../../record/decimal.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'
import type { Normalisation } from './training.scheme.ts'

/**
 * What a share is measured by: the shares of everybody who has one, each in percent with six places. It is kept with a
 * published score, which then explains itself without the scores of others. Component null is the total.
 */
export type Basis = {
  readonly component: string | null
  readonly people: number
  /** Of the shares of all: mean, standard deviation of the whole group and best, in millionths of a percent. */
  readonly mean: bigint
  readonly deviation: bigint
  readonly best: bigint
  /** How many have less, and how many have just as much, oneself among them. */
  readonly below: number
  readonly equal: number
}

const places = 6
const full = 100_000_000n
const half: Fraction = { numerator: 50n, denominator: 1n }

/** A share in percent as it is measured: rounded half up to six places, so that equal points stay equal. */
export const measured = (share: Fraction): bigint => toUnits(share, places)

function statisticsOf(shares: readonly bigint[]) {
  const people = BigInt(shares.length)
  const sum = shares.reduce((all, share) => all + share, 0n)
  const squares = shares.reduce((all, share) => all + share * share, 0n)
  return {
    mean: (2n * sum + people) / (2n * people),
    // The root of (n times the sum of squares less the square of the sum) over n, taken with one place more.
    deviation: (rootOf((squares * people - sum * sum) * 100n) + 5n * people) / (10n * people),
    best: shares.reduce((most, share) => (share > most ? share : most), 0n),
  }
}

/** What each of the shares is measured by; null where somebody has none. */
export function basesOf(component: string | null, shares: readonly (bigint | null)[]): readonly (Basis | null)[] {
  const known = shares.filter((share) => share !== null)
  if (known.length === 0) return shares.map(() => null)
  const common = { component, people: known.length, ...statisticsOf(known) }
  const placesOf = new Map<bigint, { readonly below: number; readonly equal: number }>()
  const ascending = known.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  for (let start = 0; start < ascending.length; ) {
    const share = ascending[start] ?? 0n
    let end = start
    while (ascending[end] === share) end += 1
    placesOf.set(share, { below: start, equal: end - start })
    start = end
  }
  return shares.map((share) => {
    const place = share === null ? undefined : placesOf.get(share)
    return place ? { ...common, ...place } : null
  })
}

/**
 * A share in percent as normalised, within 0 and 100.
 *
 * - best: share / best share x 100; a group in which nobody has any point has nothing.
 * - percentile: (those below + half of those equal) / people x 100, the percentile rank of a midpoint (Roscoe,
 *   Fundamental Research Statistics, 1975); equal shares get equal ranks, and one person alone gets 50.
 * - zScore: 50 + 10 x (share - mean) / standard deviation of the group, the T score (McCall, How to Measure in
 *   Education, 1922); where all have the same, or there is one person alone, it is 50.
 */
export function normalise(how: Normalisation, share: Fraction, basis: Basis): Fraction {
  const own = measured(share)
  switch (how) {
    case 'none':
      return share
    case 'best':
      return basis.best === 0n ? { numerator: 0n, denominator: 1n } : fraction(own * 100n, basis.best)
    case 'percentile':
      return fraction(BigInt(2 * basis.below + basis.equal) * 50n, BigInt(basis.people))
    case 'zScore': {
      if (basis.deviation === 0n) return half
      const value = fraction(50n * basis.deviation + 10n * (own - basis.mean), basis.deviation)
      const units = toUnits(value, places)
      if (units < 0n) return { numerator: 0n, denominator: 1n }
      return units > full ? { numerator: 100n, denominator: 1n } : value
    }
  }
}

const micro = (value: AnyValue | undefined): bigint => BigInt(isText(value) ? decimalToUnits(value, places) : 0)

/** What a published score keeps of it, each row by the id that its component, or null for the total, is given. */
export function basisRows(bases: readonly Basis[], idOf: (component: string | null) => string) {
  return bases.map(({ mean, deviation, best, ...counts }) => ({
    id: idOf(counts.component),
    ...counts,
    mean: unitsText(mean, places),
    deviation: unitsText(deviation, places),
    best: unitsText(best, places),
  }))
}

/** What a published score kept of it. */
export function keptBases(value: AnyValue | undefined): readonly Basis[] {
  return partRows(value).map((row) => ({
    component: isText(row.component) ? row.component : null,
    people: Number(row.people),
    mean: micro(row.mean),
    deviation: micro(row.deviation),
    best: micro(row.best),
    below: Number(row.below),
    equal: Number(row.equal),
  }))
}
