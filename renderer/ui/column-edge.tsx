import { useEffect, useState } from 'react'
import classes from './column-edge.module.css'
import type { Column } from './data-table-column.ts'
import { widthBounds } from './fit-columns.ts'
import type { EdgeMoves } from './use-column-widths.ts'

type Props = {
  readonly column: Column
  /** Among the columns, from zero. */
  readonly place: number
  readonly width: number
  readonly label: string
  readonly moves: EdgeMoves
}

/** The edge at the end of a column's head: dragged with the pointer, and a double click fits the column to its content. */
export function ColumnEdge({ column, place, width, label, moves }: Props) {
  const [from, setFrom] = useState<number | null>(null)
  const isDragged = from !== null
  useEffect(() => {
    if (!isDragged) return
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // It would close the record beside the list as well.
      event.preventDefault()
      event.stopPropagation()
      setFrom(null)
      moves.show(place, null)
    }
    window.addEventListener('keydown', cancel, { capture: true })
    return () => window.removeEventListener('keydown', cancel, { capture: true })
  }, [isDragged, moves, place])
  const bounds = widthBounds(place)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between two columns cannot be focused and moved
    <div
      role="separator"
      // Where the head has a button, its keys are those of the edge too.
      tabIndex={column.sortable ? -1 : 0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={bounds.least}
      aria-valuemax={bounds.most}
      title={label}
      className={classes.edge}
      data-dragged={isDragged || undefined}
      onDoubleClick={() => moves.fit(place)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        // What is marked or dragged by the browser would take the pointer away.
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setFrom(event.clientX)
      }}
      onPointerMove={(event) => {
        if (from !== null && event.movementX !== 0) moves.show(place, event.clientX - from)
      }}
      onPointerUp={() => {
        if (from !== null) moves.keep()
        setFrom(null)
      }}
      onPointerCancel={() => {
        setFrom(null)
        moves.show(place, null)
      }}
    />
  )
}
