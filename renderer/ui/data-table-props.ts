import type { ReactNode } from 'react'
import type { CellEditing, Column, Resizing, Selecting, Sorting } from './data-table-column.ts'
import type { TableGroups } from './table-groups.ts'

/** What a table is made of. */
export type DataTableProps<Row> = {
  readonly label: string
  readonly columns: readonly Column[]
  /** How many rows there are, whether they have arrived or not. */
  readonly total: number
  /** The row at a place, or undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined
  readonly keyOf: (row: Row) => string
  /** The first column's cell must hold the link that opens the row. Rows are drawn again when this is another function. */
  readonly cell: (row: Row, column: Column) => ReactNode
  readonly selectedKey: string | null
  readonly onOpen: (row: Row) => void
  readonly onVisible: (first: number, last: number) => void
  readonly sorting: Sorting
  readonly onSort: (field: string, added: boolean) => void
  readonly rowHeight: number
  /** Set where rows can be chosen. */
  readonly selecting?: Selecting
  /** Controls beside a column's name. */
  readonly tools?: (column: Column) => ReactNode
  /** Copies the chosen rows. */
  readonly onCopy?: (() => void) | undefined
  /** Set where the widths of the columns can be. */
  readonly resizing?: Resizing
  /** Set where cells can be edited where they stand. */
  readonly editing?: CellEditing<Row>
  /** Set where rows stand in groups, whose heads have places of their own. */
  readonly groups?: TableGroups | undefined
}
