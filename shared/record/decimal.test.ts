import { describe, expect, it } from 'vitest'
import { averageOfUnits, unitsText, unitsToDecimal } from './decimal.ts'

describe('units as decimals', () => {
  it.each([
    [1250n, 2, '12.50'],
    [-5n, 2, '-0.05'],
    [0n, 1, '0.0'],
    [7n, 0, '7'],
    [123456789012345678901n, 2, '1234567890123456789.01'],
  ])('%s at scale %s is %s', (units, scale, text) => {
    expect(unitsText(units, scale)).toBe(text)
    if (units < 10n ** 15n) expect(unitsToDecimal(Number(units), scale)).toBe(text)
  })

  it.each([
    [10n, 4, 0, 2, '2.50'],
    [10n, 3, 0, 2, '3.33'],
    [5n, 2, 1, 1, '0.3'],
    [-5n, 2, 1, 1, '-0.3'],
    [200n, 3, 2, 2, '0.67'],
    [5n, 2, 0, 0, '3'],
  ])('the mean of %s over %s at scale %s to %s places is %s', (sum, count, scale, places, mean) =>
    expect(averageOfUnits(sum, count, scale, places)).toBe(mean),
  )
})
