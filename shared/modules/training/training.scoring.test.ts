import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assessmentTotal,
  competitionTotal,
  passes,
  ranked,
  weightedTotal,
  weightsAreWhole,
} from './training.scoring.ts'

const thirds = [
  { name: 'a', weight: '33.33', maximum: '3.00' },
  { name: 'b', weight: '33.33', maximum: '7.00' },
  { name: 'c', weight: '33.34', maximum: '9.00' },
]
const points = (a: string, b: string, c: string) => [
  { component: 'a', points: a },
  { component: 'b', points: b },
  { component: 'c', points: c },
]

it.each([
  [['100.00'], true],
  [['33.33', '33.33', '33.34'], true],
  [['33.33', '33.33', '33.33'], false],
  [['0.10', '0.20', '99.70'], true],
  [[], false],
])('weights %j are whole: %s', (weights, expected) => {
  expect(weightsAreWhole(weights.map((weight) => ({ weight })))).toBe(expected)
})

describe('weighted total', () => {
  it.each([
    [points('3.00', '7.00', '9.00'), '100.00'],
    [points('0.00', '0.00', '0.00'), '0.00'],
    // 33.33/3 + 33.33 x 2/7 + 33.34 x 4/9 = 11.11 + 9.522857... + 14.817777... = 35.450634...
    [points('1.00', '2.00', '4.00'), '35.45'],
    [points('3.00', '7.00', '9.00').slice(0, 1), '33.33'],
  ])('of %j is %s', (given, expected) => {
    expect(weightedTotal(thirds, given)).toBe(expected)
  })

  it('rounds half up, once', () => {
    const halves = [
      { name: 'a', weight: '50.00', maximum: '4000.00' },
      { name: 'b', weight: '50.00', maximum: '4000.00' },
    ]
    // Each half is 0.0025 percent; rounding both first would give 0.00.
    expect(
      weightedTotal(halves, [
        { component: 'a', points: '0.20' },
        { component: 'b', points: '0.20' },
      ]),
    ).toBe('0.01')
  })

  it('does not depend on the order of components and grows with every point', () => {
    const amount = fc.integer({ min: 0, max: 300 }).map((units) => (units / 100).toFixed(2))
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        const total = weightedTotal(thirds, points(a, b, c))
        expect(weightedTotal(thirds.toReversed(), points(a, b, c))).toBe(total)
        expect(Number(weightedTotal(thirds, points('3.00', b, c)))).toBeGreaterThanOrEqual(Number(total))
      }),
    )
  })
})

it.each([
  [null, null, '100.00'],
  ['5.00', null, '105.00'],
  [null, '71.25', '71.25'],
  ['1.50', '71.25', '72.75'],
])('bonus %s and moderated points %s make %s', (bonus, moderatedPoints, expected) => {
  const sheet = { components: points('3.00', '7.00', '9.00'), bonus, moderatedPoints }
  expect(assessmentTotal(thirds, sheet)).toBe(expected)
})

it.each([
  [null, null, '600.30'],
  ['9.70', null, '610.00'],
  ['9.70', '100.00', '109.70'],
])('a competition with bonus %s and moderated points %s makes %s', (bonus, moderatedPoints, expected) => {
  expect(competitionTotal({ components: points('100.10', '200.10', '300.10'), bonus, moderatedPoints })).toBe(expected)
})

it.each([
  [
    ['10.00', '30.00', '20.00'],
    [3, 1, 2],
  ],
  [
    ['10.00', '30.00', '30.00', '9.00'],
    [3, 1, 1, 4],
  ],
  [
    ['100.00', '99.99', '9.00'],
    [1, 2, 3],
  ],
  [
    [null, '0.00', '0.00'],
    [null, 1, 1],
  ],
  [[], []],
])('totals %j rank %j', (totals, expected) => {
  expect(ranked(totals.map((total) => ({ total }))).map((row) => row.rank)).toEqual(expected)
})

it.each([
  ['60.00', '60.00', true],
  ['59.99', '60.00', false],
  ['100.00', '60.00', true],
  [null, '60.00', null],
  ['60.00', null, null],
])('a total of %s against %s passes: %s', (total, mark, expected) => {
  expect(passes(total, mark)).toBe(expected)
})
