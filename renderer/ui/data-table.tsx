// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of an HTML table
import { useMergedRef } from '@mantine/hooks'
import { type CSSProperties, useRef } from 'react'
import classes from './data-table.module.css'
import { TableHead } from './data-table-head.tsx'
import type { DataTableProps } from './data-table-props.ts'
import { TableRows } from './data-table-rows.tsx'
import { useColumnWidths } from './use-column-widths.ts'
import { useRoom } from './use-room.ts'
import { useTableMoves } from './use-table-moves.ts'

/** The widths of the columns for the style sheet, and the width below which the table scrolls. */
function tableStyle(widths: readonly number[], room: number): CSSProperties {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const [first = 0] = widths
  const names = {
    '--columns': widths.map((width) => `${width}px`).join(' '),
    '--first-column': `${first}px`,
    '--room': `${room}px`,
  }
  return Object.assign({ minWidth: whole }, names)
}

/** A table of any length: only the rows in sight exist. `j` and `k` move, Enter opens, `x` chooses, F2 edits a cell. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, total, selecting, groups } = props
  const moves = useTableMoves(props)
  const { frame, height, onKeyDown } = moves
  const [measured, room] = useRoom<HTMLDivElement>()
  const held = useMergedRef(frame, measured)
  const grid = useRef<HTMLDivElement>(null)
  const { widths, moves: edges, spoken } = useColumnWidths(grid, columns, room, props.resizing)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div ref={held} className={classes.frame} tabIndex={0} role="region" aria-label={props.label} onKeyDown={onKeyDown}>
      <div
        ref={grid}
        role="grid"
        {...(groups ? { role: 'treegrid' } : {})}
        aria-label={props.label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-multiselectable={selecting ? 'true' : undefined}
        className={classes.table}
        style={tableStyle(widths, room)}
      >
        <TableHead
          columns={columns}
          sorting={props.sorting}
          onSort={props.onSort}
          total={groups?.rows ?? total}
          selecting={selecting}
          tools={props.tools}
          widths={widths}
          edges={edges}
          edgeLabel={props.resizing?.label}
        />
        <div role="rowgroup" className={classes.body} style={{ height: height }}>
          <TableRows table={props} moves={moves} />
        </div>
      </div>
      {edges ? (
        <span className="only-spoken" role="status">
          {spoken}
        </span>
      ) : null}
    </div>
  )
}
