// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of an HTML table
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import table from './data-table.module.css'
import classes from './data-table-group.module.css'
import type { TableGroupHead } from './table-groups.ts'

type Props = {
  readonly index: number
  readonly top: number
  readonly height: number
  readonly columns: number
  readonly head: TableGroupHead
  /** Stays below the names of the columns while the rows of its group scroll. */
  readonly sticks: boolean
  readonly onTurn: (index: number) => void
  readonly onFocus: (index: number, place: number) => void
}

/** The head of a group of rows; a press opens or closes it. */
export function TableGroupRow({ index, top, height, columns, head, sticks, onTurn, onFocus }: Props) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cell within is what can be focused
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table runs the keys of whatever has the focus in it
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={head.isOpen}
      data-index={index}
      data-sticks={sticks ? 'true' : undefined}
      className={`${table.row} ${classes.row}`}
      style={
        sticks
          ? { height }
          : { position: 'absolute', top: 0, insetInline: 0, height, transform: `translateY(${top}px)` }
      }
      onClick={() => onTurn(index)}
      onFocus={() => onFocus(index, 1)}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={columns}
        aria-readonly="true"
        tabIndex={-1}
        className={classes.cell}
      >
        <div className={classes.head}>
          <span className={classes.chevron}>
            <IconChevronRight size={16} stroke={1.75} aria-hidden />
          </span>
          {head.content}
        </div>
      </div>
    </div>
  )
}
