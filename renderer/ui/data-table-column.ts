import type { ReactNode } from 'react'
import type { CellPlace, CellWay } from './table-cells.ts'

export type Column = {
  readonly key: string
  readonly label: string
  /** Least width in pixels; what is left over goes to `grow` columns. */
  readonly width: number
  readonly grow?: boolean
  /** The width at which nothing of it is cut; reached where all columns fit and room is left, before the growing one takes the rest. */
  readonly wish?: number | undefined
  readonly align?: 'end'
  readonly sortable?: boolean
}

/** The columns that the rows are sorted by, the first one first. */
export type Sorting = readonly { readonly field: string; readonly descending: boolean }[]

/** Rows that are chosen for what is done to several at once. */
export type Selecting = {
  readonly has: (key: string) => boolean
  readonly count: number
  /** The most rows that can be chosen. */
  readonly most: number
  /** Chooses the row at a place or no longer; `range` takes all rows from the one before along. */
  readonly toggle: (index: number, range: boolean) => void
  readonly all: () => void
  readonly none: () => void
  readonly allLabel: string
  readonly rowLabel: string
}

/** How a row's cells are edited; the same object from one drawing to the next, or every row would be drawn again. */
export type CellActions<Row> = {
  readonly wayOf: (row: Row, column: Column) => CellWay
  readonly start: (row: Row, place: CellPlace) => void
  /** What the pencil of a cell is called. */
  readonly editLabel: (column: Column) => string
}

/** Rows whose cells can be edited where they stand. */
export type CellEditing<Row> = {
  readonly actions: CellActions<Row>
  /** The cell that is edited: its row stays as it was and where it was, and is drawn though it scrolls out of sight. */
  readonly edited: (CellPlace & { readonly row: Row; readonly editor: ReactNode }) | null
  /** The cell to go to; every object is followed once. */
  readonly wanted: CellPlace | null
}

/** Widths that somebody set, by the key of the column, in pixels. */
export type Widths = ReadonlyMap<string, number>

/** Columns whose widths can be set. */
export type Resizing = {
  readonly widths: Widths
  readonly onWidths: (widths: Widths) => void
  /** What the edge of a column is called. */
  readonly label: (column: Column) => string
  /** What is spoken once a column has another width, in pixels. */
  readonly spoken: (column: Column, width: number) => string
}
