import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, drawMonetary, drawSample, strataOf } from './sampling.draw.ts'
import type { PopulationItem } from './sampling.population.ts'

const items = (count: number, given: (index: number) => Partial<PopulationItem> = () => ({})): PopulationItem[] =>
  Array.from({ length: count }, (_, index) => ({
    identifier: `T-${index + 1}`,
    label: '',
    stratum: '',
    amount: null,
    ...given(index),
  }))

const terms = { allocation: 'proportional', seed: 'marble-harbour-47' } as const
const names = (drawn: ReturnType<typeof drawSample>) => drawn.map(({ item }) => item.identifier)

describe('a draw', () => {
  it('takes what the published procedure says, by any tool', () => {
    // Reckoned with printf, sha256sum and sort.
    const drawn = drawSample(items(9), { ...terms, method: 'random', size: 3 })
    expect(names(drawn)).toEqual(['T-6', 'T-5', 'T-1'])
  })

  it('is the same for the same seed and another for another', () => {
    const first = drawSample(items(500), { ...terms, method: 'random', size: 40 })
    expect(names(drawSample(items(500), { ...terms, method: 'random', size: 40 }))).toEqual(names(first))
    expect(names(drawSample(items(500), { ...terms, seed: 'another-seed', method: 'random', size: 40 }))).not.toEqual(
      names(first),
    )
  })

  it('does not depend on the order of the population where it is simply random', () => {
    const drawn = drawSample(items(200), { ...terms, method: 'random', size: 20 })
    const turned = drawSample(items(200).toReversed(), { ...terms, method: 'random', size: 20 })
    expect(names(turned)).toEqual(names(drawn))
  })

  it('grows by the items that come next when the size does', () => {
    const small = names(drawSample(items(200), { ...terms, method: 'random', size: 20 }))
    const large = names(drawSample(items(200), { ...terms, method: 'random', size: 35 }))
    expect(large.slice(0, 20)).toEqual(small)
  })

  it('takes items at equal distances where it is systematic', () => {
    const drawn = drawSample(items(100), { ...terms, method: 'systematic', size: 10 })
    const places = drawn.map(({ item }) => Number(item.identifier.slice(2)))
    expect(places.slice(1).every((place, index) => place - (places[index] ?? 0) === 10)).toBe(true)
    expect(places[0]).toBeLessThanOrEqual(10)
  })

  it('takes as many as asked for, each once, whatever the population', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        fc.string(),
        (count, size, seed) => {
          for (const method of ['random', 'systematic'] as const) {
            const drawn = names(drawSample(items(count), { ...terms, seed, method, size }))
            expect(drawn).toHaveLength(Math.min(count, size))
            expect(new Set(drawn).size).toBe(drawn.length)
          }
        },
      ),
    )
  })
})

describe('a stratified draw', () => {
  const population = [
    ...items(80, () => ({ stratum: 'A' })),
    ...items(15, (index) => ({ identifier: `B-${index}`, stratum: 'B' })),
    ...items(5, (index) => ({ identifier: `C-${index}`, stratum: 'C' })),
  ]
  const given = (size: number, allocation: 'proportional' | 'equal') => [
    ...allocate(strataOf(population), size, allocation).values(),
  ]

  it.each([
    [20, 'proportional', [16, 3, 1]],
    [10, 'proportional', [8, 1, 1]],
    [2, 'proportional', [1, 1, 1]],
    [9, 'equal', [3, 3, 3]],
    [30, 'equal', [13, 12, 5]],
    [500, 'proportional', [80, 15, 5]],
  ] as const)('spreads %s %s', (size, allocation, expected) => {
    expect(given(size, allocation)).toEqual(expected)
  })

  it('leaves no stratum out, takes no more than there are, and as many in all as can be', () => {
    const strata = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        strata,
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom('proportional' as const, 'equal' as const),
        (sizes, size, allocation) => {
          const rows = sizes.flatMap((count, stratum) => items(count, () => ({ stratum: `S${stratum}` })))
          const taken = [...allocate(strataOf(rows), size, allocation).values()]
          const all = sizes.reduce((sum, one) => sum + one, 0)
          expect(taken.every((one, index) => one >= 1 && one <= (sizes[index] ?? 0))).toBe(true)
          expect(taken.reduce((sum, one) => sum + one, 0)).toBe(Math.min(all, Math.max(size, sizes.length)))
        },
      ),
    )
  })
})

describe('a draw by money', () => {
  it('is certain to take what is an interval and more, and never what has no positive amount', () => {
    const amounts = [50_000, 10, -300, 0, 20, 400, 100_000, 7]
    const population = items(amounts.length, (index) => ({ amount: amounts[index] ?? null }))
    for (const seed of ['one-seed', 'another-seed', 'third-seed']) {
      const drawn = names(drawMonetary(population, 10, seed))
      expect(drawn).toContain('T-1')
      expect(drawn).toContain('T-7')
      expect(drawn.some((name) => name === 'T-3' || name === 'T-4')).toBe(false)
    }
  })

  it('draws every unit once: the hits are as many as the size', () => {
    const amounts = fc.array(fc.integer({ min: -1000, max: 100_000 }), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 60 }), fc.string(), (list, size, seed) => {
        const population = items(list.length, (index) => ({ amount: list[index] ?? null }))
        const total = list.reduce((sum, one) => sum + Math.max(0, one), 0)
        const drawn = drawMonetary(population, size, seed)
        expect(drawn.reduce((sum, { hits }) => sum + hits, 0)).toBe(total === 0 ? 0 : size)
      }),
    )
  })
})
