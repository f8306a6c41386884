// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of an HTML table
import classes from './data-table.module.css'
import type { Column, Sorting } from './data-table-column.ts'

function direction(column: Column, sorting: Sorting): 'ascending' | 'descending' | 'none' {
  if (sorting?.field !== column.key) return 'none'
  return sorting.descending ? 'descending' : 'ascending'
}

/** Column names; a press sorts by the column, another turns the order round. */
export function TableHead({
  columns,
  sorting,
  onSort,
}: {
  readonly columns: readonly Column[]
  readonly sorting: Sorting
  readonly onSort: (field: string) => void
}) {
  return (
    <div role="rowgroup" className={classes.head}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: rows of a table are no widgets; its buttons are */}
      <div role="row" className={classes.row} aria-rowindex={1}>
        {columns.map((column) => {
          const order = direction(column, sorting)
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the button within is what can be focused
            <div
              key={column.key}
              role="columnheader"
              aria-sort={order}
              className={classes.cell}
              data-align={column.align}
            >
              {column.sortable ? (
                <button type="button" className={classes.sort} onClick={() => onSort(column.key)}>
                  <span className={classes.label}>{column.label}</span>
                  <span aria-hidden="true" className={classes.arrow}>
                    {order === 'none' ? '' : order === 'ascending' ? '↑' : '↓'}
                  </span>
                </button>
              ) : (
                column.label
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
