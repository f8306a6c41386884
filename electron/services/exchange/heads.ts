import { OperationError } from '#shared/contract/errors.ts'
import { type CellFault, mostCells, mostColumns, mostRows } from './format.ts'

/** A row of a file before it is known which one holds the heads; `number` counts from 1, empty rows included. */
export type RawRow = {
  readonly number: number
  readonly cells: readonly string[]
  readonly faults?: ReadonlyMap<number, CellFault>
  /** Columns whose cells are formulas. */
  readonly formulas?: readonly number[]
}

/** Whether nothing stands in a row. */
export const isEmpty = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')

/** Refuses a table that is larger than memory and patience allow: `errors.fileTooLong`, `errors.fileTooWide`. */
export function refuseLarge(rows: number, cells: number, row: RawRow): void {
  if (row.cells.length > mostColumns) {
    const parameters = { row: row.number, columns: mostColumns }
    throw new OperationError('invalid', 'errors.fileTooWide', { parameters })
  }
  if (rows <= mostRows && cells <= mostCells) return
  const most = rows > mostRows ? mostRows : rows
  throw new OperationError('invalid', 'errors.fileTooLong', { parameters: { rows: most } })
}

/**
 * The heads of a table and its filled rows: heads stand in the row chosen or in the first that is not empty. Empty cells
 * at the end of all rows are cut off. `invalid`, `errors.fileEmpty`, where no row is left.
 */
export function splitHeads(
  rows: readonly RawRow[],
  chosen: number | undefined,
): { readonly headerRow: number; readonly heads: readonly string[]; readonly rows: readonly RawRow[] } {
  const filled = rows.filter((row) => !isEmpty(row.cells) || row.faults)
  const first = chosen === undefined ? filled[0] : filled.find((row) => row.number >= chosen)
  if (!first) throw new OperationError('invalid', 'errors.fileEmpty')
  const heads = [...first.cells]
  while (heads.at(-1)?.trim() === '') heads.pop()
  return { headerRow: first.number, heads, rows: filled.filter((row) => row.number > first.number) }
}
