import { describe, expect, it } from 'vitest'
import { mostPrinted, printedLines, rowsByPlace } from './printed-lines.ts'

const noHead = () => null

describe('what is printed of a list', () => {
  it('is every row, in order', () => {
    const rows = Array.from({ length: 300 }, (_, index) => `row ${index}`)
    const { lines, rows: count, isCut } = printedLines(rows.length, noHead, (place) => rows[place])
    expect(lines).toEqual(rows.map((row, place) => ({ place, row })))
    expect({ count, isCut }).toEqual({ count: 300, isCut: false })
  })

  it.each([
    ['as many rows as are printed', mostPrinted, mostPrinted, false],
    ['one row more', mostPrinted + 1, mostPrinted, true],
    ['a hundred thousand rows', 100_000, mostPrinted, true],
    ['no row', 0, 0, false],
  ])('is bounded: %s', (_, places, rows, isCut) => {
    expect(printedLines(places, noHead, (place) => place)).toMatchObject({ rows, isCut })
  })

  it('leaves out what has not arrived, and says so', () => {
    const { lines, rows, isCut } = printedLines(4, noHead, (place) => (place === 2 ? undefined : place))
    expect(lines.map(({ place }) => place)).toEqual([0, 1, 3])
    expect({ rows, isCut }).toEqual({ rows: 3, isCut: true })
  })

  it('has the heads of groups among the rows, and those of closed groups alone', () => {
    // Two rows below the first head, none below the second, one below the third.
    const heads = new Map([
      [0, 'high'],
      [3, 'medium'],
      [4, 'low'],
    ])
    const headAt = (place: number) => heads.get(place) ?? null
    const { lines, rows, isCut } = printedLines(6, headAt, rowsByPlace(['a', 'b', 'c'], headAt))
    expect(lines).toEqual([
      { place: 0, head: 'high' },
      { place: 1, row: 'a' },
      { place: 2, row: 'b' },
      { place: 3, head: 'medium' },
      { place: 4, head: 'low' },
      { place: 5, row: 'c' },
    ])
    expect({ rows, isCut }).toEqual({ rows: 3, isCut: false })
  })
})
