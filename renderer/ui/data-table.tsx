// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of an HTML table
import { useMergedRef, useResizeObserver } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './data-table.module.css'
import type { Column, Sorting } from './data-table-column.ts'
import { TableHead } from './data-table-head.tsx'
import { TableRow } from './data-table-row.tsx'
import { fitColumns } from './fit-columns.ts'
import { usePageKeys } from './use-page-keys.ts'

export type DataTableProps<Row> = {
  readonly label: string
  readonly columns: readonly Column[]
  /** How many rows there are, whether they have arrived or not. */
  readonly total: number
  /** The row at a place, or undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined
  readonly keyOf: (row: Row) => string
  /** The first column's cell must hold the link that opens the row. */
  readonly cell: (row: Row, column: Column) => ReactNode
  readonly selectedKey: string | null
  readonly onOpen: (row: Row) => void
  readonly onVisible: (first: number, last: number) => void
  readonly sorting: Sorting
  readonly onSort: (field: string) => void
  readonly rowHeight: number
}

/** The widths of the columns for the style sheet, and the width below which the table scrolls. */
function tableStyle(columns: readonly Column[], room: number): CSSProperties {
  const widths = fitColumns(columns, room)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  return Object.assign({ minWidth: whole }, { '--columns': widths.map((width) => `${width}px`).join(' ') })
}

/** The rows in sight, and the keys that move among them. */
function useRowsInSight<Row>(props: DataTableProps<Row>) {
  const { total, rowAt, onOpen, onVisible, rowHeight, selectedKey } = props
  const frame = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(-1)
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const items = rows.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onVisible(first, last), [onVisible, first, last])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is read through estimateSize, which is not watched
  useEffect(() => rows.measure(), [rowHeight])
  const move = (step: number) => {
    const next = Math.max(0, Math.min(total - 1, current + step))
    setCurrent(next)
    rows.scrollToIndex(next)
    const focus = () =>
      frame.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus({ preventScroll: true })
    // The row may be drawn only after scrolling.
    requestAnimationFrame(() => requestAnimationFrame(focus))
    const row = rowAt(next)
    if (row !== undefined && selectedKey !== null) onOpen(row)
  }
  usePageKeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
  ])
  return { frame, items, height: rows.getTotalSize(), setCurrent }
}

/** A table of any length: only the rows in sight exist. `j` and `k` move, Enter opens. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, total, rowAt, keyOf, onOpen, rowHeight } = props
  const { frame, items, height, setCurrent } = useRowsInSight(props)
  const [measured, { width }] = useResizeObserver<HTMLDivElement>()
  const held = useMergedRef(frame, measured)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div ref={held} className={classes.frame} tabIndex={0} role="region" aria-label={props.label}>
      <div
        role="table"
        aria-label={props.label}
        aria-rowcount={total + 1}
        className={classes.table}
        style={tableStyle(columns, Math.floor(width))}
      >
        <TableHead columns={columns} sorting={props.sorting} onSort={props.onSort} />
        <div role="rowgroup" className={classes.body} style={{ height: height }}>
          {items.map((item) => {
            const row = rowAt(item.index)
            return (
              <TableRow
                key={item.key}
                index={item.index}
                top={item.start}
                height={rowHeight}
                columns={columns}
                row={row}
                cell={props.cell}
                selected={row !== undefined && keyOf(row) === props.selectedKey}
                onOpen={(opened) => {
                  setCurrent(item.index)
                  onOpen(opened)
                }}
                onFocus={() => setCurrent(item.index)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
