import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { challengeValue, type Valuing, valueNow } from './competitions.valuing.ts'

const fixed: Valuing = { valuing: 'static', value: 150, initial: null, minimum: null, decay: null }
const linear: Valuing = { valuing: 'linear', value: null, initial: 500, minimum: 100, decay: 30 }
const curve: Valuing = { valuing: 'logarithmic', value: null, initial: 500, minimum: 100, decay: 20 }

describe('what a challenge is worth', () => {
  it.each([
    ['a fixed value', fixed, 40, 150],
    ['an even fall to the first', linear, 0, 500],
    ['an even fall after two', linear, 2, 440],
    ['an even fall at its end', linear, 14, 100],
    ['an even fall of nothing', { ...linear, decay: 0 }, 9, 500],
    ['a curve to the first', curve, 0, 500],
    // (100 - 500) / 400 * 1 + 500 = 499
    ['a curve after one', curve, 1, 499],
    // (100 - 500) / 400 * 49 + 500 = 451
    ['a curve after seven', curve, 7, 451],
    // 500 - 400 * 9 / 49 = 426.53, rounded up
    ['a curve that is rounded up', { ...curve, decay: 7 }, 3, 427],
    ['a curve at its end', curve, 20, 100],
    ['a curve beyond its end', curve, 2000, 100],
    ['a curve without a decay, which is one of 1', { ...curve, decay: 0 }, 1, 100],
  ])('is, by %s', (_what, challenge, before, value) => {
    expect(challengeValue(challenge, before)).toBe(value)
  })

  it('is now what the latest solve was worth, and before any what the first will be', () => {
    expect([0, 1, 2, 8].map((solved) => valueNow(linear, solved))).toEqual([500, 500, 470, 290])
  })

  it('never rises, never falls below the minimum, and agrees with the formula in floats to a point', () => {
    const dynamic = fc.record({
      valuing: fc.constantFrom('linear' as const, 'logarithmic' as const),
      value: fc.constant(null),
      initial: fc.integer({ min: 100, max: 2000 }),
      minimum: fc.integer({ min: 0, max: 100 }),
      decay: fc.integer({ min: 1, max: 300 }),
    })
    fc.assert(
      fc.property(dynamic, fc.integer({ min: 0, max: 3000 }), (challenge, before) => {
        const value = challengeValue(challenge, before)
        expect(challengeValue(challenge, before + 1)).toBeLessThanOrEqual(value)
        const { initial, minimum, decay, valuing } = challenge
        const fall = valuing === 'linear' ? decay * before : ((initial - minimum) / decay ** 2) * before ** 2
        expect(value).toBeGreaterThanOrEqual(minimum)
        expect(Math.abs(value - Math.max(minimum, Math.ceil(initial - fall)))).toBeLessThanOrEqual(1)
      }),
    )
  })
})
