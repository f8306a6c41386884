import { type ReactNode, type RefObject, type ThHTMLAttributes, useRef } from 'react'
import type { Tone } from '#shared/record/fields.ts'
import classes from './grid.module.css'
import type { GridPlace, GridSize } from './grid-places.ts'
import { useGridPlaces } from './use-grid-places.ts'

type Props = {
  readonly label: string
  readonly size: GridSize
  /** Where Tab goes at first: the first cell, unless said otherwise. */
  readonly start?: GridPlace
  /** How many rows there are with heads and foot, where not all are drawn. */
  readonly rowCount?: number
  /** Brings a row into sight where only those in sight are drawn. */
  readonly show?: (row: number) => void
  /** What a press on a cell does; cells that are links lead where they say. */
  readonly onOpen?: (place: GridPlace) => void
  /** What scrolls. */
  readonly frame?: RefObject<HTMLDivElement | null>
  /** Sets the measures of the cells. */
  readonly className?: string | undefined
  /** Below the table, scrolled with it. */
  readonly after?: ReactNode
  /** The head, body and foot of the table; `current` is the place that Tab reaches. */
  readonly children: (current: GridPlace) => ReactNode
}

/** A table of like cells: heads and the names of its rows stay in sight, and arrow keys lead from cell to cell. */
export function Grid({
  label,
  size,
  start = [0, 0],
  rowCount,
  show,
  onOpen,
  className,
  after,
  children,
  ...given
}: Props) {
  const own = useRef<HTMLDivElement>(null)
  const frame = given.frame ?? own
  const { current, handlers } = useGridPlaces({ frame, size, start, show, onOpen })
  return (
    <div ref={frame} className={`${classes.frame} ${className ?? ''}`}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are reached by keys, which makes a table a grid
        role="grid"
        className={classes.grid}
        aria-label={label}
        aria-rowcount={rowCount}
        data-wide-sheet={size.columns > 8 || undefined}
        {...handlers}
      >
        {children(current)}
      </table>
      {after}
    </div>
  )
}

/** The head of a row, or of the column of such heads: it stays in sight at the side. */
export function GridName({ className, ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return <th {...rest} className={`${classes.name} ${className ?? ''}`} />
}

type CellProps = {
  /** The colour of its ground; what stands in it says the same by a shape and a word. */
  readonly tone?: Tone | undefined
  /** Whether nothing was to be there. */
  readonly isIdle?: boolean
  /** A place of the grid: a button, a link, or what is only read. */
  readonly children: ReactNode
}

/** A cell of a grid, around the place that is reached. */
export function GridCell({ tone, isIdle, children }: CellProps) {
  return (
    <td className={classes.cell} data-ground={tone} data-idle={isIdle || undefined}>
      {children}
    </td>
  )
}

/** What the shapes of a grid mean, above it. */
export function GridLegend({ children }: { readonly children: ReactNode }) {
  return <div className={classes.legend}>{children}</div>
}

/** What keys do in a grid, below it. */
export function GridHint({ children }: { readonly children: ReactNode }) {
  return (
    <p className={classes.hint} data-not-printed>
      {children}
    </p>
  )
}
