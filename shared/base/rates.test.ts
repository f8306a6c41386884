import { expect, it } from 'vitest'
import { rate } from './rates.ts'

it.each([
  [0, 3, '0.00'],
  [1, 3, '33.33'],
  [2, 3, '66.67'],
  [1, 8, '12.50'],
  [1, 1600, '0.06'],
  [1, 20_000, '0.01'],
  [1, 20_001, '0.00'],
  [3, 3, '100.00'],
  [7, 3, '233.33'],
  [0, 0, null],
])('%i of %i is %s percent', (count, total, percent) => {
  expect(rate(count, total)).toEqual({ count, total, percent })
})

it.each([
  [-1, 3],
  [0.5, 3],
  [1, Number.NaN],
])('refuses %d of %d', (count, total) => {
  expect(() => rate(count, total)).toThrow('whole number')
})
