import fc from 'fast-check'
import { expect, it } from 'vitest'
import { add, fraction, multiply, rootOf, toUnits } from './fraction.ts'

it.each([
  [5, 8, 2, '63'],
  [1, 3, 2, '33'],
  [-5, 8, 2, '-63'],
  [1, 200, 2, '1'],
  [0, 7, 6, '0'],
])('rounds %i over %i to %i places: %s', (numerator, denominator, places, expected) => {
  expect(String(toUnits(fraction(BigInt(numerator), BigInt(denominator)), places))).toBe(expected)
})

it('adds and multiplies as whole numbers do, in lowest terms', () => {
  const whole = fc.bigInt({ min: -10_000n, max: 10_000n })
  const below = fc.bigInt({ min: 1n, max: 10_000n })
  fc.assert(
    fc.property(whole, below, whole, below, (a, b, c, d) => {
      const sum = add(fraction(a, b), fraction(c, d))
      expect(sum.numerator * b * d).toBe((a * d + c * b) * sum.denominator)
      const product = multiply(fraction(a, b), fraction(c, d))
      expect(product.numerator * b * d).toBe(a * c * product.denominator)
      expect(fraction(a * d, b * d)).toEqual(fraction(a, b))
    }),
  )
})

it('takes the nearest root', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (square) => {
      const root = rootOf(square)
      // Half a unit to either side, doubled to stay whole.
      expect((2n * root - 1n) ** 2n <= 4n * square || root === 0n).toBe(true)
      expect((2n * root + 1n) ** 2n > 4n * square).toBe(true)
    }),
  )
})
