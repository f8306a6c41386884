import { expect, it } from 'vitest'
import { tabSeparated } from './tab-separated.ts'

it.each([
  [
    [
      ['Rank', 'Person'],
      ['1', 'Chen'],
    ],
    'Rank\tPerson\n1\tChen',
  ],
  [[['=1+1', '@x', '+cmd', '-a']], "'=1+1\t'@x\t'+cmd\t'-a"],
  [[['＝1+1', '整改']], "'＝1+1\t整改"],
  [[['-3.50', '+2', '1,200']], '-3.50\t+2\t1,200'],
  [[['a\tb\r\nc']], 'a b c'],
])('writes %j for a sheet', (rows, expected) => {
  expect(tabSeparated(rows)).toBe(expected)
})
