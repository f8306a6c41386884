// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of an HTML table
import { Fragment, memo, type ReactNode, useState } from 'react'
import classes from './data-table.module.css'
import { TableCell } from './data-table-cell.tsx'
import type { CellActions, Column } from './data-table-column.ts'
import { cellOf, placeOf } from './table-cells.ts'

type RowProps<Row> = {
  readonly index: number
  /** In a table with groups: how deep the row stands. */
  readonly level: number | undefined
  readonly top: number
  readonly height: number
  readonly columns: readonly Column[]
  readonly row: Row | undefined
  /** Of the record that is shown: what is in the cells belongs to it, and the focus with it. */
  readonly rowKey: string | undefined
  readonly cell: (row: Row, column: Column) => ReactNode
  readonly current: boolean
  readonly onOpen: (row: Row, index: number) => void
  readonly onFocus: (index: number, place: number) => void
  /** Null where rows are not chosen; else whether this one is, and what its box is called. */
  readonly chosen: boolean | null
  readonly chooseLabel: string
  readonly onChoose: (index: number, range: boolean) => void
  readonly actions: CellActions<Row> | undefined
  /** The column that is edited now, and its editor. */
  readonly edited: string | null
  readonly editor: ReactNode
}

function ChooseBox<Row>(props: RowProps<Row>) {
  const { index, row, chosen, chooseLabel, onChoose } = props
  return (
    <input
      type="checkbox"
      className={classes.check}
      tabIndex={-1}
      aria-label={chooseLabel}
      checked={chosen === true}
      disabled={row === undefined}
      onChange={() => undefined}
      onClick={(event) => {
        event.stopPropagation()
        onChoose(index, event.shiftKey)
      }}
    />
  )
}

function RowCells<Row>(props: RowProps<Row> & { readonly pointed: number }) {
  const { index, columns, row, rowKey, cell, chosen, actions, edited, editor, pointed } = props
  return columns.map((column, place) => {
    const way = row !== undefined && actions ? actions.wayOf(row, column) : 'none'
    return (
      <TableCell
        key={column.key}
        column={column}
        place={place}
        way={way}
        pencil={way !== 'none' && pointed === place + 1 ? (actions?.editLabel(column) ?? null) : null}
        onEdit={() => {
          if (row !== undefined) actions?.start(row, { index, column: column.key })
        }}
        editor={edited === column.key ? editor : null}
        box={place === 0 && chosen !== null ? <ChooseBox {...props} /> : null}
      >
        {row === undefined ? (
          <span className={classes.waiting} />
        ) : (
          <Fragment key={rowKey}>{cell(row, column)}</Fragment>
        )}
      </TableCell>
    )
  })
}

function DrawnRow<Row>(props: RowProps<Row>) {
  const { index, top, height, row, current, onOpen, onFocus, chosen, edited } = props
  const [pointed, setPointed] = useState(0)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the link in the first cell and the other cells are what can be focused
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link in the first cell answers to the keyboard
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={props.level}
      aria-current={current ? 'true' : undefined}
      aria-selected={chosen ?? undefined}
      data-index={index}
      data-chosen={chosen === true ? 'true' : undefined}
      data-edited={edited === null ? undefined : 'true'}
      className={classes.row}
      style={{ position: 'absolute', top: 0, insetInline: 0, height, transform: `translateY(${top}px)` }}
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
      onMouseOver={(event) => {
        const cell = cellOf(event.target)
        // What an editor opens elsewhere in the page tells its row as well.
        setPointed(cell ? placeOf(cell) : 0)
      }}
      onMouseLeave={() => setPointed(0)}
      onFocus={(event) => {
        const cell = cellOf(event.target)
        if (!cell) return
        setPointed(placeOf(cell))
        onFocus(index, placeOf(cell))
      }}
      onBlur={() => setPointed(0)}
    >
      <RowCells {...props} pointed={pointed} />
    </div>
  )
}

/**
 * One row; anywhere in it opens what its link opens. While a table is scrolled only the rows that come into sight are
 * drawn, so whatever is handed over must stay the same from one drawing to the next.
 */
// `memo` forgets that the component is generic.
export const TableRow = memo(DrawnRow) as typeof DrawnRow
