import { invariant } from './assert.ts'

/** An exact fraction; the denominator is above zero. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

function common(one: bigint, other: bigint): bigint {
  let [left, right] = [one < 0n ? -one : one, other]
  while (right > 0n) [left, right] = [right, left % right]
  return left
}

/** The fraction in lowest terms, so that long sums stay small. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  invariant(denominator > 0n, 'a fraction has a denominator above zero')
  const shared = common(numerator, denominator)
  return { numerator: numerator / shared, denominator: denominator / shared }
}

export const zero: Fraction = { numerator: 0n, denominator: 1n }

export function add(one: Fraction, other: Fraction): Fraction {
  return fraction(
    one.numerator * other.denominator + other.numerator * one.denominator,
    one.denominator * other.denominator,
  )
}

export function multiply(one: Fraction, other: Fraction): Fraction {
  return fraction(one.numerator * other.numerator, one.denominator * other.denominator)
}

/** The whole number of the smallest units at `places`, rounded half away from zero: 5/8 at two places is 63. */
export function toUnits({ numerator, denominator }: Fraction, places: number): bigint {
  const size = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(places)
  const rounded = (2n * size + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}

/** The root of a whole number that is not negative, rounded half up. */
export function rootOf(square: bigint): bigint {
  invariant(square >= 0n, 'a root is asked of what is not negative')
  if (square < 2n) return square
  let root = square
  let next = (root + 1n) / 2n
  // Newton's method from above falls until it reaches the root rounded down.
  while (next < root) {
    root = next
    next = (root + square / root) / 2n
  }
  return square - root * root > root ? root + 1n : root
}
