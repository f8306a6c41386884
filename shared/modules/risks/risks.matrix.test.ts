import { describe, expect, it } from 'vitest'
import { arrowsOf, cellFilters, countIn, readMove } from './risks.matrix.ts'
import { ratingTrend } from './risks.trend.ts'

const moves = [
  ['4 × 5 → 2 × 3', 2],
  ['4 × 5 → 4 × 5', 1],
  ['2 × 3', 4],
  ['nonsense', 9],
].flatMap(([text, count]) => readMove(String(text), Number(count)) ?? [])

describe('the matrix', () => {
  const cell = { likelihood: 2, impact: 3 }
  it('counts before treatment', () => {
    expect(countIn(moves, 'inherent', cell)).toBe(4)
    expect(countIn(moves, 'inherent', { likelihood: 4, impact: 5 })).toBe(3)
  })
  it('counts after treatment, with those not rated again where they were', () => {
    expect(countIn(moves, 'residual', cell)).toBe(6)
    expect(countIn(moves, 'residual', { likelihood: 4, impact: 5 })).toBe(1)
  })
  it('draws what has left its cell', () => {
    expect(arrowsOf(moves)).toEqual([{ from: { likelihood: 4, impact: 5 }, to: cell, count: 2 }])
  })
  it('opens exactly the risks of a cell', () => {
    expect(cellFilters('s', moves, 'residual', cell).at(-1)).toEqual({
      field: 'movement',
      comparison: 'in',
      value: ['4 × 5 → 2 × 3', '2 × 3'],
    })
  })
})

describe('the course of a risk', () => {
  it('keeps each rating until the next of its kind', () => {
    const part = { scale: 's', reason: '' }
    const ratings = [
      { ...part, id: 'a', on: '2026-01-15', kind: 'inherent', likelihood: 4, impact: 5 },
      { ...part, id: 'b', on: '2026-06-25', kind: 'residual', likelihood: 2, impact: 3 },
    ]
    expect(ratingTrend(ratings)).toEqual([
      { on: '2026-01-15', inherent: 20, residual: null, target: null },
      { on: '2026-06-25', inherent: 20, residual: 6, target: null },
    ])
  })
})
