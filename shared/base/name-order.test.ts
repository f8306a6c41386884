import { expect, it } from 'vitest'
import { nameOrder } from './name-order.ts'

it.each([
  ['by pinyin, not by code points', ['何美玲', '安晓', '赵立群', '陈静'], ['安晓', '陈静', '何美玲', '赵立群']],
  ['by the alphabet, whatever the case', ['Zoe', 'ann', 'Émile', 'Bob'], ['ann', 'Bob', 'Émile', 'Zoe']],
  ['by numbers as numbers', ['Line 10', 'Line 9'], ['Line 9', 'Line 10']],
])('orders names %s', (_, names, ordered) => {
  expect(names.toSorted(nameOrder)).toEqual(ordered)
})
