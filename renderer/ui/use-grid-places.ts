import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react'
import { type GridPlace, type GridSize, placeAfter, placeWithin } from './grid-places.ts'

/** What makes an element a place of a grid; `current` is the column that Tab reaches in its row, null for none. */
export function gridPlace(row: number, column: number, current: number | null) {
  return { 'data-at': `${row},${column}`, tabIndex: column === current ? 0 : -1 }
}

function placeOf(target: EventTarget): GridPlace | null {
  const at = target instanceof Element ? target.closest('[data-at]')?.getAttribute('data-at') : undefined
  const [row, column] = at?.split(',').map(Number) ?? []
  return row === undefined || column === undefined ? null : [row, column]
}

const opening = ['Enter', ' ']

type Given = {
  /** What holds the places. */
  readonly frame: RefObject<Element | null>
  readonly size: GridSize
  /** Where Tab goes at first. */
  readonly start: GridPlace
  /** Brings a row into sight where only those in sight are drawn. */
  readonly show?: ((row: number) => void) | undefined
  readonly onOpen?: ((place: GridPlace) => void) | undefined
}

/** The place that Tab reaches, the keys that lead to others, and what a press on one does: for a table and a drawing alike. */
export function useGridPlaces({ frame, size, start, show, onOpen }: Given) {
  const [place, setPlace] = useState(start)
  const go = (next: GridPlace) => {
    setPlace(next)
    const focus = () => {
      const found = frame.current?.querySelector<HTMLElement | SVGElement>(`[data-at="${next.join(',')}"]`)
      found?.focus()
    }
    if (!show) return focus()
    show(next[0])
    // The row may be drawn only after scrolling.
    requestAnimationFrame(() => requestAnimationFrame(focus))
  }
  return {
    current: placeWithin(place, size),
    handlers: {
      onKeyDown(event: KeyboardEvent) {
        const at = placeOf(event.target)
        if (!at) return
        // A cell of a drawing is no button, which these keys would press.
        if (event.target instanceof SVGElement && opening.includes(event.key)) {
          event.preventDefault()
          return onOpen?.(at)
        }
        const next = placeAfter(event, at, size)
        if (!next) return
        event.preventDefault()
        go(next)
      },
      onClick(event: MouseEvent) {
        const at = placeOf(event.target)
        if (at && at[1] >= 0) onOpen?.(at)
      },
      onFocus: (event: { readonly target: EventTarget }) => setPlace(placeOf(event.target) ?? place),
    },
  }
}
