import { decimalToUnits, normaliseDecimal } from '../../record/decimal.ts'
import type { Entity } from '../../record/record.ts'
import type { scoreRecord } from './score.record.ts'
import type { AssessmentFacts } from './training.projection.ts'

export type Score = Entity<typeof scoreRecord>

/** A column in which points are typed: a component of the scheme by its name, or the bonus. */
export type EntryColumn = { readonly component: string | null; readonly maximum: string }

/** A person whose points are typed; `values` stand as saved, by column, empty where nothing was scored. */
export type EntryRow = {
  readonly person: string
  readonly score: Score | null
  readonly values: readonly string[]
  /** The score has been moderated or published, and can no longer be typed over. */
  readonly isFixed: boolean
}

/** What was typed into a row and is not saved, by the place of its column. */
export type TypedCells = Readonly<Record<number, string>>

export type CellFault = 'notNumber' | 'overMaximum'

type Scheme = AssessmentFacts & { readonly bonusMaximum: string | null }

/** The components of a scheme in their order, then the bonus where the scheme has one. */
export function entryColumns({ components, bonusMaximum }: Scheme): readonly EntryColumn[] {
  const bonus = bonusMaximum !== null && decimalToUnits(bonusMaximum, 2) > 0 ? bonusMaximum : null
  return [
    ...components.map(({ name, maximum }) => ({ component: name, maximum })),
    ...(bonus === null ? [] : [{ component: null, maximum: bonus }]),
  ]
}

/** The participants in their order, then whoever else has a score. */
export function entryRows(assessment: Scheme, scores: readonly Score[]): readonly EntryRow[] {
  const columns = entryColumns(assessment)
  const scoreOf = new Map(scores.map((score) => [score.person, score]))
  return [...new Set([...assessment.participants, ...scoreOf.keys()])].map((person) => {
    const score = scoreOf.get(person) ?? null
    const points = new Map(score?.components.map((entry) => [entry.component, entry.points]))
    return {
      person,
      score,
      values: columns.map(({ component }) => (component === null ? score?.bonus : points.get(component)) ?? ''),
      isFixed: score !== null && score.state !== 'recorded',
    }
  })
}

/** What stands against the text of a cell, null where it is empty or points within the maximum. */
export function cellFault(text: string, { maximum }: EntryColumn): CellFault | null {
  if (text.trim() === '') return null
  const points = normaliseDecimal(text, 2)
  if (points === null || points.startsWith('-')) return 'notNumber'
  return decimalToUnits(points, 2) > decimalToUnits(maximum, 2) ? 'overMaximum' : null
}

/** The text of a cell as it stands: what was typed, else what is saved. */
export function cellText(row: EntryRow, typed: TypedCells, column: number): string {
  return typed[column] ?? row.values[column] ?? ''
}

/**
 * The points of a row with what was typed over what is saved, as the score holds them: notes and components that the
 * scheme does not name stay, an empty cell is no component. Every typed text must be without fault.
 */
export function typedPoints(columns: readonly EntryColumn[], row: EntryRow, typed: TypedCells) {
  const saved = row.score?.components ?? []
  const known = new Map(saved.map((entry) => [entry.component, entry]))
  const named = columns.flatMap(({ component }, place) => {
    const points = normaliseDecimal(cellText(row, typed, place), 2)
    if (component === null || points === null) return []
    return [{ note: null, ...known.get(component), component, points }]
  })
  const others = saved.filter((entry) => !columns.some(({ component }) => component === entry.component))
  const bonus = columns.findIndex(({ component }) => component === null)
  return {
    components: [...named, ...others],
    bonus: bonus < 0 ? (row.score?.bonus ?? null) : normaliseDecimal(cellText(row, typed, bonus), 2),
  }
}

/**
 * A block of a sheet laid over the grid from one cell on: the texts by row and column. What reaches beyond the last row
 * or column is left out, and so is what would fall on a fixed row.
 */
export function pastedCells(
  block: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  grid: { readonly rows: readonly EntryRow[]; readonly columns: readonly EntryColumn[] },
): ReadonlyMap<string, TypedCells> {
  return new Map(
    block.flatMap((line, down) => {
      const row = grid.rows[at.row + down]
      if (!row || row.isFixed) return []
      const cells = line.slice(0, grid.columns.length - at.column)
      return [[row.person, Object.fromEntries(cells.map((text, right) => [at.column + right, text.trim()]))] as const]
    }),
  )
}
