import { decimalToUnits, normaliseDecimal } from '../../record/decimal.ts'
import type { Entity } from '../../record/record.ts'
import type { scoreRecord } from './score.record.ts'
import type { AssessmentFacts } from './training.facts.ts'
import { componentsOf } from './training.scheme.ts'

export type Score = Entity<typeof scoreRecord>

/** A column in which points are typed: a mark of a component of the scheme by its name, or the bonus. */
export type EntryColumn = {
  readonly component: string | null
  readonly maximum: string
  readonly mark: number
  /** How many marks the component has. */
  readonly marks: number
}

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
    ...componentsOf(components).flatMap(({ name, maximum, marks }) =>
      Array.from({ length: marks }, (_, place) => ({ component: name, maximum, mark: place + 1, marks })),
    ),
    ...(bonus === null ? [] : [{ component: null, maximum: bonus, mark: 1, marks: 1 }]),
  ]
}

type Marked = { readonly component: string | null; readonly mark?: number | null }

/** Where a mark stands in the grid. */
const keyOf = ({ component, mark }: Marked) => `${mark ?? 1} ${component}`

/** Whether points were given at the time, and not made up later: those are stated on the score itself. */
const isFirst = ({ makeUpOn }: { readonly makeUpOn?: string | null }) => (makeUpOn ?? null) === null

/** The participants in their order, then whoever else has a score. */
export function entryRows(assessment: Scheme, scores: readonly Score[]): readonly EntryRow[] {
  const columns = entryColumns(assessment)
  const scoreOf = new Map(scores.map((score) => [score.person, score]))
  return [...new Set([...assessment.participants, ...scoreOf.keys()])].map((person) => {
    const score = scoreOf.get(person) ?? null
    const points = new Map(score?.components.filter(isFirst).map((entry) => [keyOf(entry), entry.points]))
    return {
      person,
      score,
      values: columns.map((column) => (column.component === null ? score?.bonus : points.get(keyOf(column))) ?? ''),
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
 * The points of a row with what was typed over what is saved, as the score holds them: notes, make-ups and components that
 * the scheme does not name stay, an empty cell is no mark. Every typed text must be without fault.
 */
export function typedPoints(columns: readonly EntryColumn[], row: EntryRow, typed: TypedCells) {
  const saved = row.score?.components ?? []
  const known = new Map(saved.filter(isFirst).map((entry) => [keyOf(entry), entry]))
  const named = columns.flatMap((column, place) => {
    const { component, mark, marks } = column
    const points = normaliseDecimal(cellText(row, typed, place), 2)
    if (component === null || points === null) return []
    const blank = { note: null, mark: marks === 1 ? null : mark, makeUpOn: null, makeUpReason: null }
    return [{ ...blank, ...known.get(keyOf(column)), component, points }]
  })
  const shown = new Set(columns.map(keyOf))
  const others = saved.filter((entry) => !isFirst(entry) || !shown.has(keyOf(entry)))
  const bonus = columns.findIndex(({ component }) => component === null)
  return {
    components: [...named, ...others],
    bonus: bonus < 0 ? (row.score?.bonus ?? null) : normaliseDecimal(cellText(row, typed, bonus), 2),
  }
}

/** Points as people and sheets write them: a comma before one or two last digits is the sign of decimals. */
export function readPoints(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(\d+),(\d{1,2})$/, '$1.$2')
    .replaceAll(/(?<=\d)[,' \u00a0\u202f](?=\d{3}(?:\D|$))/g, '')
}

/** A cell of a pasted block that has no place in the grid. */
export type LeftOut = { readonly row: number; readonly column: number; readonly text: string }

/**
 * A block of a sheet laid over the grid from one cell on: the texts by row and column. What reaches beyond the last row
 * or column, or would fall on a fixed row, is told with its place in the block, counted from one.
 */
export function pastedCells(
  block: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  grid: { readonly rows: readonly EntryRow[]; readonly columns: readonly EntryColumn[] },
): { readonly cells: ReadonlyMap<string, TypedCells>; readonly leftOut: readonly LeftOut[] } {
  const cells = new Map<string, Record<number, string>>()
  const leftOut: LeftOut[] = []
  for (const [down, line] of block.entries())
    for (const [right, text] of line.entries()) {
      const row = grid.rows[at.row + down]
      const column = at.column + right
      if (row && !row.isFixed && column < grid.columns.length)
        cells.set(row.person, { ...cells.get(row.person), [column]: readPoints(text) })
      else if (text.trim() !== '') leftOut.push({ row: down + 1, column: right + 1, text: text.trim() })
    }
  return { cells, leftOut }
}
