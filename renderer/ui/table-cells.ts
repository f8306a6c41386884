import type { KeyboardEvent } from 'react'

/** What can be done with a cell: edited where it stands, edited in the form of its record, or only read. */
export type CellWay = 'here' | 'form' | 'none'

/** A cell by the place of its row and the name of its column. */
export type CellPlace = { readonly index: number; readonly column: string }

/** The cell that holds an element, or null outside of any. */
export function cellOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null
}

/** The place of a cell among its row's, from one as screen readers count; one where it is no cell. */
export function placeOf(cell: Element | null): number {
  return Number(cell?.getAttribute('aria-colindex') ?? 1)
}

/** Puts the focus on a cell: on its link where it has one, so that what opens the row stays at hand. */
function focusCell(cell: HTMLElement): void {
  const target = cell.querySelector<HTMLElement>('a') ?? cell
  target.focus()
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Focuses the cell of a row, the first one where it has no such column; false where the row is not drawn. */
export function focusPlace(frame: HTMLElement | null, index: number, place: number): boolean {
  const row = frame?.querySelector(`[data-index="${index}"]`)
  const cell = row?.querySelector<HTMLElement>(`[aria-colindex="${place}"]`)
  const found = cell ?? row?.querySelector<HTMLElement>('[role="gridcell"]')
  if (found) focusCell(found)
  return Boolean(found)
}

function moveAlong(from: HTMLElement, step: 1 | -1): boolean {
  const next = step === 1 ? from.nextElementSibling : from.previousElementSibling
  if (!(next instanceof HTMLElement)) return false
  focusCell(next)
  return true
}

type CellKeys = {
  /** Opens the row of the cell that has the focus. */
  readonly open: (index: number) => void
  /** Begins to edit the cell of a row; `place` counts columns from one. */
  readonly edit: (index: number, place: number) => void
}

/**
 * Runs what a key means to the cell in focus and answers whether it meant anything: along the row, into the editor, or
 * to what the row opens. At the ends of a row Tab goes on as it does everywhere.
 */
export function pressCell(event: KeyboardEvent<HTMLElement>, { open, edit }: CellKeys): boolean {
  const cell = cellOf(event.target)
  const index = Number(cell?.closest('[data-index]')?.getAttribute('data-index') ?? -1)
  if (!cell || index < 0 || event.ctrlKey || event.metaKey || event.altKey) return false
  const done = () => {
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  switch (event.key) {
    case 'ArrowRight':
      return moveAlong(cell, 1) && done()
    case 'ArrowLeft':
      return moveAlong(cell, -1) && done()
    case 'Tab':
      return moveAlong(cell, event.shiftKey ? -1 : 1) && done()
    case 'F2':
      edit(index, placeOf(cell))
      return done()
    case 'Enter':
      // A link opens by itself, with the keys for a tab of its own.
      if (event.target !== cell) return false
      open(index)
      return done()
    default:
      return false
  }
}
