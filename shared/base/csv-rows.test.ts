import { expect, it } from 'vitest'
import { csvRows } from './csv-rows.ts'

it.each([
  [
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a;b\n"1;x";2',
    [
      ['a', 'b'],
      ['1;x', '2'],
    ],
  ],
  [
    'a\tb\n"say ""so""\nthere"\t',
    [
      ['a', 'b'],
      ['say "so"\nthere', ''],
    ],
  ],
  ['a,b\n"left open', [['a', 'b'], ['left open']]],
  ['', []],
])('reads %j for a look', (text, rows) => {
  expect(csvRows(text, 10).rows).toEqual(rows)
})

it('stops at so many rows and says that there are more', () => {
  expect(csvRows('a\nb\nc\n', 2)).toEqual({ rows: [['a'], ['b']], isCut: true })
  expect(csvRows('a\nb\n', 2).isCut).toBe(false)
})
