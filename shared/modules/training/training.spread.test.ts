import { expect, it } from 'vitest'
import { bandsOf, compareGroups, ranksWithin } from './training.spread.ts'

it.each([
  [[], []],
  [['100.00'], [[90, 100, 1]]],
  [['100.01'], [[100, 110, 1]]],
  [
    ['59.99', '60.00', '61.00', '82.50'],
    [
      [50, 60, 1],
      [60, 70, 2],
      [70, 80, 0],
      [80, 90, 1],
    ],
  ],
])('totals %j fall into bands %j', (totals, expected) => {
  expect(bandsOf(totals).map(({ from, to, count }) => [from, to, count])).toEqual(expected)
})

const rows = [
  { id: '1', group: 'red', total: '90.00' },
  { id: '2', group: 'blue', total: '80.00' },
  { id: '3', group: 'red', total: '70.00' },
  { id: '4', group: null, total: '70.01' },
  { id: '5', group: 'red', total: '70.00' },
]

it('sets the mean of each group beside that of all others, with the numbers of people', () => {
  expect(compareGroups(rows)).toEqual([
    { group: 'red', people: 3, mean: '76.67', others: '75.01', difference: '1.66' },
    { group: 'blue', people: 1, mean: '80.00', others: '75.00', difference: '5.00' },
    { group: null, people: 1, mean: '70.01', others: '77.50', difference: '-7.49' },
  ])
  expect(compareGroups(rows.slice(0, 1))).toEqual([
    { group: 'red', people: 1, mean: '90.00', others: null, difference: null },
  ])
})

it('ranks everybody among their own', () => {
  expect([...ranksWithin(rows, 'standard')].toSorted()).toEqual([
    ['1', 1],
    ['2', 1],
    ['3', 2],
    ['4', 1],
    ['5', 2],
  ])
  const more = [...rows, { id: '6', group: 'red', total: '60.00' }]
  expect([ranksWithin(more, 'standard').get('6'), ranksWithin(more, 'dense').get('6')]).toEqual([4, 3])
})
