// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of an HTML table
import { useMergedRef, useResizeObserver } from '@mantine/hooks'
import { type CSSProperties, type ReactNode, useCallback, useRef } from 'react'
import classes from './data-table.module.css'
import type { CellEditing, Column, Selecting, Sorting } from './data-table-column.ts'
import { TableHead } from './data-table-head.tsx'
import { TableRow } from './data-table-row.tsx'
import { fitColumns } from './fit-columns.ts'
import { noSlots, slotOf, slotsAfter } from './row-slots.ts'
import { useTableMoves } from './use-table-moves.ts'

type DataTableProps<Row> = {
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
  /** Set where cells can be edited where they stand. */
  readonly editing?: CellEditing<Row>
}

/** The widths of the columns for the style sheet, and the width below which the table scrolls. */
function tableStyle(columns: readonly Column[], room: number): CSSProperties {
  const widths = fitColumns(columns, room)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const [first = 0] = widths
  const names = { '--columns': widths.map((width) => `${width}px`).join(' '), '--first-column': `${first}px` }
  return Object.assign({ minWidth: whole }, names)
}

/** The newest of a function that is made anew at every drawing, by one that stays the same. */
function useSteady<Arguments extends readonly unknown[]>(run: (...given: Arguments) => void) {
  const newest = useRef(run)
  newest.current = run
  return useCallback((...given: Arguments) => newest.current(...given), [])
}

type DrawnRow = { readonly index: number; readonly start: number; readonly isEdited: boolean }

/** The rows in sight, and the one that is edited wherever it is. */
function drawnRows(
  items: readonly { readonly index: number; readonly start: number }[],
  edited: number,
  rowHeight: number,
): readonly DrawnRow[] {
  const rows = items.map(({ index, start }) => ({ index, start, isEdited: index === edited }))
  if (edited < 0 || rows.some(({ isEdited }) => isEdited)) return rows
  return [...rows, { index: edited, start: edited * rowHeight, isEdited: true }]
}

/** A table of any length: only the rows in sight exist. `j` and `k` move, Enter opens, `x` chooses, F2 edits a cell. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, total, rowAt, keyOf, rowHeight, selecting, editing } = props
  const { frame, items, height, setCurrent, focusRow, onKeyDown } = useTableMoves(props)
  const [measured, { width }] = useResizeObserver<HTMLDivElement>()
  const held = useMergedRef(frame, measured)
  const slots = useRef(noSlots)
  slots.current = slotsAfter(slots.current, items[0]?.index ?? 0, items.length)
  const open = useSteady((row: Row, index: number) => {
    setCurrent(index)
    props.onOpen(row)
  })
  const choose = useSteady((index: number, range: boolean) => {
    setCurrent(index)
    selecting?.toggle(index, range)
    // The box would keep the keys of the page to itself.
    focusRow(index)
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div ref={held} className={classes.frame} tabIndex={0} role="region" aria-label={props.label} onKeyDown={onKeyDown}>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-multiselectable={selecting ? 'true' : undefined}
        className={classes.table}
        style={tableStyle(columns, Math.floor(width))}
      >
        <TableHead
          columns={columns}
          sorting={props.sorting}
          onSort={props.onSort}
          total={total}
          selecting={selecting}
          tools={props.tools}
        />
        <div role="rowgroup" className={classes.body} style={{ height: height }}>
          {drawnRows(items, editing?.edited?.index ?? -1, rowHeight).map(({ index, start, isEdited }) => {
            const row = isEdited ? editing?.edited?.row : rowAt(index)
            const key = row && keyOf(row)
            return (
              <TableRow
                // The row that is edited must be the same when others take over the places of those before.
                key={isEdited ? 'edited' : slotOf(slots.current, index)}
                index={index}
                top={start}
                height={rowHeight}
                columns={columns}
                row={row}
                rowKey={key}
                cell={props.cell}
                current={key !== undefined && key === props.selectedKey}
                onOpen={open}
                onFocus={setCurrent}
                chosen={selecting ? key !== undefined && selecting.has(key) : null}
                chooseLabel={selecting?.rowLabel ?? ''}
                onChoose={choose}
                actions={editing?.actions}
                edited={isEdited ? (editing?.edited?.column ?? null) : null}
                editor={isEdited ? editing?.edited?.editor : null}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
