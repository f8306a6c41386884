// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of an HTML table
import type { ReactNode } from 'react'
import classes from './data-table.module.css'
import type { Column } from './data-table-column.ts'

type RowProps<Row> = {
  readonly index: number
  readonly top: number
  readonly height: number
  readonly columns: readonly Column[]
  readonly row: Row | undefined
  readonly cell: (row: Row, column: Column) => ReactNode
  readonly selected: boolean
  readonly onOpen: (row: Row) => void
  readonly onFocus: () => void
}

/** One row; anywhere in it opens what its link opens. */
export function TableRow<Row>({ index, top, height, columns, row, cell, selected, onOpen, onFocus }: RowProps<Row>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the link in the first cell is what can be focused
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link in the first cell answers to the keyboard
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-current={selected ? 'true' : undefined}
      data-index={index}
      className={classes.row}
      style={{ position: 'absolute', insetInline: 0, height, transform: `translateY(${top}px)` }}
      onClick={(event) => {
        // The link has done it already, and a person who marks text does not mean to leave.
        if (event.defaultPrevented || getSelection()?.toString()) return
        // With these the link opens a tab of its own, and this one stays where it is.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        if (row !== undefined) onOpen(row)
      }}
      onFocus={onFocus}
    >
      {columns.map((column) => (
        <div key={column.key} role="cell" className={classes.cell} data-align={column.align}>
          {row === undefined ? <span className={classes.waiting} /> : cell(row, column)}
        </div>
      ))}
    </div>
  )
}
