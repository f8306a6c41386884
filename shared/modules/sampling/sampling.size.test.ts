import { describe, expect, it } from 'vitest'
import { chanceOfAtMost } from './sampling.probability.ts'
import { attributeSampleSize, confidenceFactor, monetarySampleSize } from './sampling.size.ts'

const large = 10_000_000

describe('the size of a sample of attributes', () => {
  // AICPA Audit Guide "Audit Sampling", tables A-1 (95 %) and A-2 (90 %): expected rate, tolerable rate, size.
  it.each([
    [0.95, 0, 2, 149],
    [0.95, 0, 3, 99],
    [0.95, 0, 4, 74],
    [0.95, 0, 5, 59],
    [0.95, 0, 6, 49],
    [0.95, 0, 7, 42],
    [0.95, 0, 8, 36],
    [0.95, 0, 9, 32],
    [0.95, 0, 10, 29],
    [0.95, 0, 15, 19],
    [0.95, 0, 20, 14],
    [0.95, 0.25, 3, 157],
    [0.95, 0.5, 3, 157],
    [0.95, 1, 4, 156],
    [0.95, 1, 5, 93],
    [0.95, 1.5, 5, 124],
    [0.95, 2, 5, 181],
    [0.95, 2, 6, 127],
    [0.9, 0, 5, 45],
    [0.9, 0, 10, 22],
    [0.9, 1, 5, 77],
    [0.9, 2, 5, 132],
  ])('agrees with the published tables (%s, %s %%, %s %%)', (confidence, expected, tolerable, size) => {
    const terms = { items: large, confidence, tolerable: tolerable / 100, expected: expected / 100 }
    expect(attributeSampleSize(terms)).toBe(size)
  })

  it.each([
    [50, 0.1, 0],
    [200, 0.05, 0.01],
    [400, 0.1, 0.02],
    [1000, 0.03, 0],
  ])('is the least that will do for a small population (%s items)', (items, tolerable, expected) => {
    const size = attributeSampleSize({ items, confidence: 0.95, tolerable, expected })
    const isEnough = (one: number) =>
      chanceOfAtMost(Math.ceil(one * expected - 1e-9), {
        items,
        deviating: Math.floor(items * tolerable),
        size: one,
      }) <= 0.05
    const least = Array.from({ length: items }, (_, index) => index + 1).find(isEnough)
    expect(size).toBe(least)
    expect(size).toBeLessThan(items)
  })

  it('is the whole population where no smaller number will do', () => {
    expect(attributeSampleSize({ items: 20, confidence: 0.95, tolerable: 0.02, expected: 0 })).toBe(20)
    expect(attributeSampleSize({ items: 500, confidence: 0.95, tolerable: 0.02, expected: 0.02 })).toBe(500)
  })

  it('is found quickly where expected and tolerable rates nearly meet', () => {
    const size = attributeSampleSize({ items: 200_000, confidence: 0.99, tolerable: 0.05, expected: 0.048 })
    expect(size).toBeGreaterThan(30_000)
    expect(size).toBeLessThan(200_000)
  })
})

describe('the size of a sample of money', () => {
  // AICPA Audit Guide "Audit Sampling", table C-1: factors at 95 % by expected to tolerable misstatement.
  it.each([
    [0, 3.0],
    [0.05, 3.31],
    [0.1, 3.68],
    [0.15, 4.11],
    [0.2, 4.63],
    [0.25, 5.24],
    [0.3, 6.0],
    [0.35, 6.92],
    [0.4, 8.09],
    [0.5, 11.54],
    [0.6, 17.85],
  ])('has the confidence factor of the published table at %s', (ratio, factor) => {
    expect(confidenceFactor(0.95, ratio)).toBeCloseTo(factor, 1)
  })

  it('spans the tolerable misstatement by that factor', () => {
    const size = monetarySampleSize({
      amount: 100_000_000,
      confidence: 0.95,
      tolerable: 5_000_000,
      expected: 1_000_000,
    })
    expect(size).toBe(Math.ceil(confidenceFactor(0.95, 0.2) * 20))
    expect(monetarySampleSize({ amount: 1, confidence: 0.95, tolerable: 5, expected: 5 })).toBeNull()
  })
})
