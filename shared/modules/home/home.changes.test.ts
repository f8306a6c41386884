import { expect, it } from 'vitest'
import { toldChanges } from './home.changes.ts'
import type { RecentChange } from './home.contract.ts'

const change = (id: string, rest: Partial<RecentChange> = {}): RecentChange => ({
  ...{ revision: `r:${id}`, at: '2026-11-19T03:20:00.000Z', person: 'Marcus Lim', record: 'sampleItem', id, title: id },
  ...{ kind: 'changed', state: null, others: 0 },
  ...rest,
})
const alike = [change('a'), change('b'), change('c')]

it.each([
  ['three alike as one', alike, [['a', 3, 0]]],
  [
    'two alike as two',
    alike.slice(1),
    [
      ['b', 1, 0],
      ['c', 1, 0],
    ],
  ],
  [
    'what another did by itself',
    [...alike, change('d', { person: 'Priya Nair' })],
    [
      ['a', 3, 0],
      ['d', 1, 0],
    ],
  ],
  [
    'another kind of record by itself',
    [...alike, change('d', { record: 'sample' })],
    [
      ['a', 3, 0],
      ['d', 1, 0],
    ],
  ],
  [
    'another state by itself',
    [...alike, change('d', { state: 'done' })],
    [
      ['a', 3, 0],
      ['d', 1, 0],
    ],
  ],
  [
    'an entry that changed more by itself',
    [change('d', { others: 4 }), ...alike, change('e', { others: 2 })],
    [
      ['d', 1, 4],
      ['a', 3, 0],
      ['e', 1, 2],
    ],
  ],
  ['nothing of nothing', [], []],
])('tells %s', (_, changes, told) => {
  expect(toldChanges(changes).map(({ first, count, others }) => [first.id, count, others])).toEqual(told)
})
