// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of an HTML table
import { Fragment, memo, type ReactNode } from 'react'
import classes from './data-table.module.css'
import type { Column } from './data-table-column.ts'

type RowProps<Row> = {
  readonly index: number
  readonly top: number
  readonly height: number
  readonly columns: readonly Column[]
  readonly row: Row | undefined
  /** Of the record that is shown: what is in the cells belongs to it, and the focus with it. */
  readonly rowKey: string | undefined
  readonly cell: (row: Row, column: Column) => ReactNode
  readonly current: boolean
  readonly onOpen: (row: Row, index: number) => void
  readonly onFocus: (index: number) => void
  /** Null where rows are not chosen; else whether this one is, and what its box is called. */
  readonly chosen: boolean | null
  readonly chooseLabel: string
  readonly onChoose: (index: number, range: boolean) => void
}

function DrawnRow<Row>(props: RowProps<Row>) {
  const { index, top, height, columns, row, rowKey, cell, current, onOpen, onFocus, chosen, chooseLabel, onChoose } =
    props
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the link in the first cell is what can be focused
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link in the first cell answers to the keyboard
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-current={current ? 'true' : undefined}
      data-index={index}
      data-chosen={chosen === true ? 'true' : undefined}
      className={classes.row}
      style={{ position: 'absolute', insetInline: 0, height, transform: `translateY(${top}px)` }}
      onClick={(event) => {
        // With these the link opens a tab of its own, and this one stays where it is.
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
        const onLink = event.target instanceof Element && event.target.closest('a') !== null
        // A person who marks text does not mean to leave.
        if (row === undefined || (!onLink && getSelection()?.toString())) return
        // The link would go there a second time.
        event.preventDefault()
        onOpen(row, index)
      }}
      onFocus={() => onFocus(index)}
    >
      {columns.map((column, place) => (
        <div key={column.key} role="cell" className={classes.cell} data-align={column.align}>
          {place === 0 && chosen !== null ? (
            <input
              type="checkbox"
              className={classes.check}
              tabIndex={-1}
              aria-label={chooseLabel}
              checked={chosen}
              disabled={row === undefined}
              onChange={() => undefined}
              onClick={(event) => {
                event.stopPropagation()
                onChoose(index, event.shiftKey)
              }}
            />
          ) : null}
          {row === undefined ? (
            <span className={classes.waiting} />
          ) : (
            <Fragment key={rowKey}>{cell(row, column)}</Fragment>
          )}
        </div>
      ))}
    </div>
  )
}

/**
 * One row; anywhere in it opens what its link opens. While a table is scrolled only the rows that come into sight are
 * drawn, so whatever is handed over must stay the same from one drawing to the next.
 */
// `memo` forgets that the component is generic.
export const TableRow = memo(DrawnRow) as typeof DrawnRow
