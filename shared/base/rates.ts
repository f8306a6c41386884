import { invariant } from './assert.ts'

/** A share that shows what it was taken of; `percent` has two places, rounded half up, and is null of nothing. */
export type Rate = { readonly count: number; readonly total: number; readonly percent: string | null }

/** The share of `count` in `total`, both whole and not negative. */
export function rate(count: number, total: number): Rate {
  invariant(Number.isSafeInteger(count) && count >= 0, 'what is counted is a whole number')
  invariant(Number.isSafeInteger(total) && total >= 0, 'what is counted of is a whole number')
  if (total === 0) return { count, total, percent: null }
  // Whole hundredths of a percent: floating point would round 12.345 down or up by chance.
  const hundredths = (BigInt(count) * 20_000n + BigInt(total)) / (2n * BigInt(total))
  const digits = String(hundredths).padStart(3, '0')
  return { count, total, percent: `${digits.slice(0, -2)}.${digits.slice(-2)}` }
}
