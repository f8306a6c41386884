import type { Filter } from '../../contract/list.ts'

/** Risks that treatment moved alike: where they were, and where they are; null while they are not rated after treatment. */
export type MatrixMove = {
  readonly from: Place | null
  readonly to: Place | null
  readonly count: number
}
export type Place = { readonly likelihood: number; readonly impact: number }

/** Which ratings the matrix counts. */
export type MatrixSide = 'inherent' | 'residual'

const written = /^(\d{1,2}) × (\d{1,2})(?: → (\d{1,2}) × (\d{1,2}))?$/

/** Reads a movement as it is kept with a risk that is rated before treatment; null for anything else. */
export function readMove(text: string, count: number): MatrixMove | null {
  const [, a, b, c, d] = written.exec(text) ?? []
  if (a === undefined || b === undefined) return null
  const from = { likelihood: Number(a), impact: Number(b) }
  const to = c === undefined || d === undefined ? null : { likelihood: Number(c), impact: Number(d) }
  return { from, to, count }
}

/** Where a risk counts: after treatment it lies where it was before until it is rated anew. */
export function placeOn(side: MatrixSide, { from, to }: MatrixMove): Place | null {
  return side === 'inherent' ? from : (to ?? from)
}

const same = (one: Place, other: Place) => one.likelihood === other.likelihood && one.impact === other.impact

/** How many risks lie in a cell. */
export function countIn(moves: readonly MatrixMove[], side: MatrixSide, cell: Place): number {
  return moves.reduce((sum, move) => {
    const place = placeOn(side, move)
    return place && same(place, cell) ? sum + move.count : sum
  }, 0)
}

/** The movements that leave their cell, the most frequent first. */
export function arrowsOf(moves: readonly MatrixMove[]): readonly (MatrixMove & { from: Place; to: Place })[] {
  return moves
    .flatMap(({ from, to, count }) => (from && to && !same(from, to) ? [{ from, to, count }] : []))
    .toSorted((one, other) => other.count - one.count)
}

/** The movement as it is kept with each risk. */
export function moveWord({ from, to }: { readonly from: Place; readonly to: Place | null }): string {
  return [from, to].flatMap((place) => (place ? [`${place.likelihood} × ${place.impact}`] : [])).join(' → ')
}

/** The conditions of the risks that a matrix is over. */
export function matrixFilters(scale: string): readonly Filter[] {
  return [
    { field: 'scale', comparison: 'is', value: scale },
    { field: 'state', comparison: 'isNot', value: 'closed' },
  ]
}

/** The conditions that exactly the risks of one cell meet, by the movements that end or begin there. */
export function cellFilters(
  scale: string,
  moves: readonly MatrixMove[],
  side: MatrixSide,
  cell: Place,
): readonly Filter[] {
  const words = moves.flatMap((move) => {
    const place = placeOn(side, move)
    return move.from && place && same(place, cell) ? [moveWord({ from: move.from, to: move.to })] : []
  })
  return [...matrixFilters(scale), { field: 'movement', comparison: 'in', value: words }]
}
