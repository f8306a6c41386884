/** What a row of a scanner's table can say, in the order in which a person is asked for its columns. */
export const scanCells = [
  'host',
  'name',
  'id',
  'title',
  'severity',
  'score',
  'cves',
  'port',
  'protocol',
  'service',
  'path',
  'description',
  'solution',
  'output',
] as const
export type ScanCell = (typeof scanCells)[number]

/** The column of each cell by its place, from 0. */
export type PlacesOfCells = Readonly<Partial<Record<ScanCell, number>>>

/** What a person says of the columns; null stands for a cell that no column has. */
export type ChosenColumns = Readonly<Partial<Record<ScanCell, number | null>>>

/** The heads of a scanner's table, and the column that each cell is read from. */
export type ScanColumns = {
  readonly heads: readonly string[]
  readonly places: PlacesOfCells
  /** Whether a row can be told by them: whose it is, what was found, and how grave it is. */
  readonly isEnough: boolean
}

/** The columns as a person has them; what is not said of a cell stays as the heads tell it. */
export function scanColumns(heads: readonly string[], known: PlacesOfCells, chosen: ChosenColumns): ScanColumns {
  const places: Partial<Record<ScanCell, number>> = {}
  for (const cell of scanCells) {
    const wanted = chosen[cell]
    const place = wanted === undefined ? known[cell] : wanted
    if (typeof place === 'number' && place < heads.length) places[cell] = place
  }
  const has = (cell: ScanCell) => places[cell] !== undefined
  const isEnough = (has('host') || has('name')) && (has('id') || has('title')) && (has('severity') || has('score'))
  return { heads, places, isEnough }
}
