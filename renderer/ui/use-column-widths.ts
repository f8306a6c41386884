import { type KeyboardEvent, type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { contentWidth } from './content-width.ts'
import type { Column, Resizing, Widths } from './data-table-column.ts'
import { boundedWidth, fitColumns, widthsWith } from './fit-columns.ts'

/** How far one key moves the edge of a column, in pixels. */
const step = 8

/** What the edges of the columns do; the same object from one drawing to the next. */
export type EdgeMoves = {
  /** Shows the column at a place as so much wider than it was, in pixels; null shows the widths that are set. */
  readonly show: (place: number, by: number | null) => void
  /** Sets the width that is shown. */
  readonly keep: () => void
  readonly fit: (place: number) => void
  /** Runs a key of the head of the column at a place. */
  readonly press: (event: KeyboardEvent<HTMLElement>, place: number) => void
}

/** The widths of the columns of a table in so much room, and the ways to set them by pointer and by keys. */
export function useColumnWidths(
  table: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  room: number,
  resizing: Resizing | undefined,
) {
  const [shown, setShown] = useState<{ readonly place: number; readonly widths: Widths } | null>(null)
  const [spoken, setSpoken] = useState('')
  const set = shown?.widths ?? resizing?.widths
  const widths = useMemo(() => fitColumns(columns, room, set), [columns, room, set])
  const newest = useRef({ columns, room, resizing, shown })
  newest.current = { columns, room, resizing, shown }
  const wider = useCallback((place: number, width: (now: number, drawn: readonly number[]) => number) => {
    const { columns, room, resizing } = newest.current
    const drawn = fitColumns(columns, room, resizing?.widths)
    return widthsWith(columns, drawn, resizing?.widths ?? new Map(), place, width(drawn[place] ?? 0, drawn))
  }, [])
  const give = useCallback((place: number, given: Widths) => {
    const { columns, resizing } = newest.current
    const column = columns[place]
    resizing?.onWidths(given)
    if (column && resizing) setSpoken(resizing.spoken(column, boundedWidth(place, given.get(column.key) ?? 0)))
  }, [])
  const moves = useRef<EdgeMoves>({
    show: (place, by) => setShown(by === null ? null : { place, widths: wider(place, (now) => now + by) }),
    keep: () => {
      const { shown } = newest.current
      setShown(null)
      if (shown) give(shown.place, shown.widths)
    },
    fit: (place) => {
      const { current } = table
      if (current)
        give(
          place,
          wider(place, (_, drawn) => contentWidth(current, place, drawn)),
        )
    },
    press: (event, place) => {
      const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0
      if (by === 0 || !event.altKey || event.ctrlKey || event.metaKey) return
      // A browser would go to the page before.
      event.preventDefault()
      event.stopPropagation()
      give(
        place,
        wider(place, (now) => now + by),
      )
    },
  })
  return { widths, moves: resizing ? moves.current : undefined, spoken }
}
