import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PdfEntry, xrefRows } from './pdf-xref-rows.ts'

type Row = { readonly kind: number; readonly first: number; readonly second: number }

function bytesOf(rows: readonly Row[], [kind, first, second]: readonly [number, number, number]): Buffer {
  const data = Buffer.alloc(rows.length * (kind + first + second))
  for (const [at, row] of rows.entries()) {
    const from = at * (kind + first + second)
    if (kind > 0) data.writeUIntBE(row.kind, from, kind)
    data.writeUIntBE(row.first, from + kind, first)
    if (second > 0) data.writeUIntBE(row.second, from + kind + first, second)
  }
  return data
}

function entryOf({ kind, first, second }: Row): PdfEntry {
  if (kind === 0) return { kind: 'free' }
  return kind === 1
    ? { kind: 'plain', offset: first, generation: second }
    : { kind: 'compressed', stream: first, index: second }
}

const byte = fc.integer({ min: 0, max: 255 })
const ranges = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 5 }),
    rows: fc.array(fc.record({ kind: fc.integer({ min: 0, max: 2 }), first: byte, second: byte }), { maxLength: 6 }),
  }),
  { maxLength: 8 },
)

describe('the rows of a cross-reference stream', () => {
  it('answer for every number what its row says, in whichever order the ranges stand', () => {
    fc.assert(
      fc.property(ranges, fc.boolean(), fc.constantFrom(1, 4), (given, isTurned, width) => {
        let next = 0
        const placed = given.map(({ gap, rows }) => {
          const first = next + gap
          next = first + rows.length
          return { first, rows }
        })
        const told = isTurned ? placed.toReversed() : placed
        const widths = [1, width, 2] as const
        const entries = xrefRows(
          bytesOf(
            told.flatMap(({ rows }) => rows),
            widths,
          ),
          widths,
          told.flatMap(({ first, rows }) => [first, rows.length]),
        )
        const expected = new Map(told.flatMap(({ first, rows }) => rows.map((row, at) => [first + at, entryOf(row)])))
        expect([...(entries ?? [])]).toEqual([...expected])
        expect([...(entries?.keys() ?? [])]).toEqual([...expected.keys()])
        for (let number = 0; number <= next; number++) expect(entries?.get(number)).toEqual(expected.get(number))
      }),
    )
  })

  const row = { kind: 1, first: 7, second: 0 }
  it('take a kind and a generation that are left out for a plain object and none', () => {
    const entries = xrefRows(bytesOf([row], [0, 2, 0]), [0, 2, 0], [3, 1])
    expect(entries?.get(3)).toEqual({ kind: 'plain', offset: 7, generation: 0 })
  })

  it('are no entries where one is missing or of no known kind', () => {
    const widths = [1, 2, 1] as const
    expect(xrefRows(bytesOf([row], widths), widths, [0, 2])).toBeUndefined()
    expect(xrefRows(bytesOf([row, { ...row, kind: 3 }], widths), widths, [0, 2])).toBeUndefined()
  })

  it.each([[[0, 2, 1, 1]], [[4, 1, 4, 1]], [[5, 1, 0, 9]]])('refuse an object that is named twice: %j', (index) => {
    const widths = [1, 2, 1] as const
    const count = index.reduce((sum, value, at) => (at % 2 === 1 ? sum + value : sum), 0)
    const data = bytesOf(Array(count).fill(row), widths)
    expect(() => xrefRows(data, widths, index)).toThrow('verify.repeatedObject')
  })
})
