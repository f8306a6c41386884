// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of an HTML table
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'
import type { Column } from './data-table-column.ts'
import type { CellWay } from './table-cells.ts'

type CellProps = {
  readonly column: Column
  /** Among the columns, from zero. */
  readonly place: number
  readonly way: CellWay
  /** What the pencil is called; null while the cell is neither pointed at nor in focus. */
  readonly pencil: string | null
  readonly onEdit: () => void
  /** Stands in the place of the value while the cell is edited. */
  readonly editor: ReactNode
  /** The box that chooses the row. */
  readonly box: ReactNode
  readonly children: ReactNode
}

/** One cell of a row; the arrow keys come here, and a pencil where it can be edited. */
export function TableCell({ column, place, way, pencil, onEdit, editor, box, children }: CellProps) {
  const isEdited = editor !== null
  return (
    <div
      role="gridcell"
      aria-colindex={place + 1}
      aria-readonly={way === 'none' ? 'true' : undefined}
      aria-keyshortcuts={way === 'none' ? undefined : 'F2'}
      // The link in the first cell is what takes the focus there.
      tabIndex={place === 0 ? undefined : -1}
      className={classes.cell}
      data-align={column.align}
      data-edited={isEdited ? 'true' : undefined}
    >
      {box}
      {isEdited ? editor : children}
      {pencil !== null && !isEdited ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes.pencil}
          aria-label={pencil}
          title={pencil}
          onClick={(event) => {
            event.stopPropagation()
            onEdit()
          }}
        >
          <IconPencil size={14} stroke={1.75} aria-hidden />
        </button>
      ) : null}
    </div>
  )
}
