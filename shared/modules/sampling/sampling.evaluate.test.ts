import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateAttributes, evaluateMonetary, poissonFactor } from './sampling.evaluate.ts'

describe('the limit of a rate', () => {
  // AICPA Audit Guide "Audit Sampling", table A-3 (95 %): size, deviations, upper limit in percent; of a very large population.
  it.each([
    [25, 0, 11.3],
    [25, 1, 17.6],
    [50, 0, 5.8],
    [50, 1, 9.1],
    [60, 0, 4.9],
    [60, 1, 7.7],
    [60, 2, 10.2],
    [100, 0, 3.0],
    [100, 1, 4.7],
    [100, 2, 6.2],
    [200, 0, 1.5],
    [200, 4, 4.5],
  ])('agrees with the published tables (%s items, %s deviations)', (looked, deviations, percent) => {
    const result = evaluateAttributes([{ items: 10_000_000, looked, deviations }], 0.95)
    expect(Math.abs((result?.upper ?? 0) * 100 - percent)).toBeLessThanOrEqual(0.11)
  })

  it('is what was found where everything was looked at', () => {
    expect(evaluateAttributes([{ items: 40, looked: 40, deviations: 3 }], 0.95)).toEqual({
      projected: 0.075,
      upper: 0.075,
    })
  })

  it('is lower for a small population than for a large one', () => {
    const upper = (items: number) => evaluateAttributes([{ items, looked: 30, deviations: 1 }], 0.95)?.upper ?? 0
    expect(upper(60)).toBeLessThan(upper(600))
    expect(upper(600)).toBeLessThan(upper(600_000))
  })

  it('lies above what is projected, and both within what there is', () => {
    const finding = fc
      .record({
        items: fc.integer({ min: 1, max: 3000 }),
        looked: fc.double({ min: 0, max: 1, noNaN: true }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ items, looked, share }) => {
        const seen = Math.max(1, Math.floor(items * looked))
        return { items, looked: seen, deviations: Math.floor(seen * share) }
      })
    fc.assert(
      fc.property(fc.array(finding, { minLength: 1, maxLength: 4 }), (strata) => {
        const result = evaluateAttributes(strata, 0.9)
        expect(result?.upper).toBeGreaterThanOrEqual(
          (result?.projected ?? 0) - 0.5 / Math.min(...strata.map(({ items }) => items)),
        )
        expect(result?.upper).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('says nothing where a stratum was not looked at', () => {
    expect(evaluateAttributes([{ items: 5, looked: 0, deviations: 0 }], 0.95)).toBeNull()
    expect(evaluateAttributes([], 0.95)).toBeNull()
  })
})

describe('the limit of misstatement', () => {
  // AICPA Audit Guide "Audit Sampling", table C-3: Poisson factors at 95 %.
  it.each([
    [0, 3.0],
    [1, 4.75],
    [2, 6.3],
    [3, 7.76],
    [4, 9.16],
    [5, 10.52],
    [10, 16.97],
  ])('has the factor of the published table for %s misstatements', (misstatements, factor) => {
    expect(Math.abs(poissonFactor(0.95, misstatements) - factor)).toBeLessThan(0.011)
  })

  it('is basic precision alone where nothing was found', () => {
    const result = evaluateMonetary([{ book: 100_000, audited: 100_000 }], {
      amount: 100_000_000,
      size: 100,
      confidence: 0.95,
    })
    expect(result).toEqual({ projected: 0, upper: 2_995_733, understated: 0, interval: 1_000_000 })
  })

  it('takes items of an interval as they are, and weighs the tainting of the others, greatest first', () => {
    const findings = [
      { book: 2_000_000, audited: 1_500_000 },
      { book: 100_000, audited: 80_000 },
      { book: 50_000, audited: 25_000 },
      { book: 40_000, audited: 44_000 },
    ]
    const result = evaluateMonetary(findings, { amount: 100_000_000, size: 100, confidence: 0.95 })
    // 500,000 known; tainting 0.5 and 0.2 of 1,000,000 each; factors 2.996, 4.744, 6.296.
    expect(result.projected).toBe(1_200_000)
    expect(result.upper).toBe(Math.ceil(2_995_732.27 + 500_000 + 1_748_132 * 0.5 + 1_551_929 * 0.2))
    expect(result.understated).toBe(100_000)
  })
})
