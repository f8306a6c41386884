// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of an HTML table
import { memo, type ReactNode } from 'react'
import { ColumnEdge } from './column-edge.tsx'
import classes from './data-table.module.css'
import type { Column, Selecting, Sorting } from './data-table-column.ts'
import type { EdgeMoves } from './use-column-widths.ts'

type Direction = 'ascending' | 'descending' | 'none'

function direction(column: Column, sorting: Sorting): Direction {
  const key = sorting.find(({ field }) => field === column.key)
  if (!key) return 'none'
  return key.descending ? 'descending' : 'ascending'
}

function SelectAll({ selecting, total }: { readonly selecting: Selecting; readonly total: number }) {
  const isAll = selecting.count > 0 && selecting.count >= Math.min(total, selecting.most)
  return (
    <input
      type="checkbox"
      className={classes.check}
      aria-label={selecting.allLabel}
      checked={isAll}
      ref={(box) => {
        if (box) box.indeterminate = selecting.count > 0 && !isAll
      }}
      onChange={() => (isAll ? selecting.none() : selecting.all())}
    />
  )
}

type NameProps = {
  readonly column: Column
  readonly sorting: Sorting
  readonly onSort: (field: string, added: boolean) => void
}

function ColumnName({ column, sorting, onSort }: NameProps) {
  if (!column.sortable) return <span className={classes.label}>{column.label}</span>
  const order = direction(column, sorting)
  const place = sorting.findIndex(({ field }) => field === column.key) + 1
  return (
    <button type="button" className={classes.sort} onClick={(event) => onSort(column.key, event.shiftKey)}>
      <span className={classes.label}>{column.label}</span>
      <span aria-hidden="true" className={classes.arrow}>
        {order === 'none' ? '' : order === 'ascending' ? '↑' : '↓'}
        {order !== 'none' && sorting.length > 1 ? place : ''}
      </span>
    </button>
  )
}

type HeadProps = Omit<NameProps, 'column'> & {
  readonly columns: readonly Column[]
  readonly total: number
  readonly selecting: Selecting | undefined
  readonly tools: ((column: Column) => ReactNode) | undefined
  readonly widths: readonly number[]
  /** Set where the widths of the columns can be. */
  readonly edges: EdgeMoves | undefined
  readonly edgeLabel: ((column: Column) => string) | undefined
}

function DrawnHead(props: HeadProps) {
  const { columns, sorting, onSort, total, selecting, tools, widths, edges } = props
  return (
    <div role="rowgroup" className={classes.head}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: rows of a table are no widgets; its buttons are */}
      <div role="row" className={classes.row} aria-rowindex={1}>
        {columns.map((column, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the button within is what can be focused
          <div
            key={column.key}
            role="columnheader"
            // Read with every cell below it: its name alone, without the tools that stand beside it.
            aria-label={column.label}
            aria-colindex={index + 1}
            aria-sort={direction(column, sorting)}
            className={classes.cell}
            data-align={column.align}
            aria-keyshortcuts={edges ? 'Alt+ArrowRight Alt+ArrowLeft' : undefined}
            onKeyDown={(event) => edges?.press(event, index)}
          >
            {selecting && index === 0 ? <SelectAll selecting={selecting} total={total} /> : null}
            <ColumnName column={column} sorting={sorting} onSort={onSort} />
            {tools?.(column)}
            {edges ? (
              <ColumnEdge
                column={column}
                place={index}
                width={widths[index] ?? column.width}
                label={props.edgeLabel?.(column) ?? ''}
                moves={edges}
              />
            ) : null}
          </div>
        ))}
      </div>
    </div>
  )
}

/**
 * Column names; a press sorts by the column, another turns the order round; with Shift the other keys stay. Scrolling
 * does not draw them again.
 */
export const TableHead = memo(DrawnHead)
