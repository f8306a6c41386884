import { expect, it } from 'vitest'
import { competitionTotal, passes, ranked, weightsAreWhole } from './training.scoring.ts'

const points = (a: string, b: string, c: string) =>
  Object.entries({ a, b, c }).map(([component, given]) => ({
    ...{ component, points: given, mark: 1 },
    ...{ makeUpOn: null, makeUpReason: null },
  }))

it.each([
  [['100.00'], true],
  [['33.33', '33.33', '33.34'], true],
  [['33.33', '33.33', '33.33'], false],
  [['0.10', '0.20', '99.70'], true],
  [[], false],
])('weights %j are whole: %s', (weights, expected) => {
  expect(weightsAreWhole(weights.map((weight) => ({ weight })))).toBe(expected)
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
    [3, 1, 2],
  ],
  [
    ['10.00', '30.00', '30.00', '9.00'],
    [3, 1, 1, 4],
    [2, 1, 1, 3],
  ],
  [
    ['100.00', '99.99', '9.00'],
    [1, 2, 3],
    [1, 2, 3],
  ],
  [
    [null, '0.00', '0.00'],
    [null, 1, 1],
    [null, 1, 1],
  ],
  [[], [], []],
])('totals %j rank %j, and dense %j', (totals, standard, dense) => {
  const rows = totals.map((total) => ({ total }))
  expect(ranked(rows, 'standard').map((row) => row.rank)).toEqual(standard)
  expect(ranked(rows, 'dense').map((row) => row.rank)).toEqual(dense)
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
