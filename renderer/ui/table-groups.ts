import type { KeyboardEvent, ReactNode } from 'react'

/** A head that rows of a table stand under. */
export type TableGroupHead = { readonly isOpen: boolean; readonly content: ReactNode }

/** Groups among the places of a table; the rows of a closed one have no places. */
export type TableGroups = {
  /** How many rows there are, in open and closed groups. */
  readonly rows: number
  /** The head at a place, or null where a row stands. */
  readonly headAt: (place: number) => TableGroupHead | null
  /** The place of the head that what stands at a place belongs to; itself for a head. */
  readonly headOf: (place: number) => number
  readonly turn: (place: number, open: boolean) => void
  /** Opens or closes all, and tells where the head of a place stands then. */
  readonly turnAll: (place: number, open: boolean) => number
}

type Moves = {
  readonly goTo: (place: number) => void
  /** Goes there once the groups have changed. */
  readonly goLater: (place: number) => void
}

/** The place of the row that the focus is in, or -1. */
function placeOfFocus(target: EventTarget): number {
  const row = target instanceof Element ? target.closest('[data-index]') : null
  return Number(row?.getAttribute('data-index') ?? -1)
}

/** What a key means to a head: right opens it, then goes in; left closes it; Enter and Space turn it over. */
function headKey(key: string, isOpen: boolean): 'open' | 'close' | 'enter' | null {
  if (key === 'ArrowRight') return isOpen ? 'enter' : 'open'
  if (key === 'ArrowLeft') return 'close'
  if (key === 'Enter' || key === ' ') return isOpen ? 'close' : 'open'
  return null
}

/**
 * Runs what a key means to the groups of a table and answers whether it meant anything. With Shift the arrows open and
 * close all groups; in the first cell of a row, left goes to the head.
 */
export function pressGroup(event: KeyboardEvent<HTMLElement>, groups: TableGroups, { goTo, goLater }: Moves): boolean {
  const place = placeOfFocus(event.target)
  if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return false
  const head = groups.headAt(place)
  const isArrow = event.key === 'ArrowRight' || event.key === 'ArrowLeft'
  const inFirst = event.target instanceof Element && event.target.closest('[aria-colindex="1"]') !== null
  const run = (): boolean => {
    if (event.shiftKey) {
      if (!isArrow) return false
      goLater(groups.turnAll(place, event.key === 'ArrowRight'))
      return true
    }
    if (!head) {
      if (event.key !== 'ArrowLeft' || !inFirst) return false
      goTo(groups.headOf(place))
      return true
    }
    const meant = headKey(event.key, head.isOpen)
    if (meant === 'enter') goTo(place + 1)
    else if (meant !== null) {
      groups.turn(place, meant === 'open')
      goLater(place)
    }
    return meant !== null
  }
  if (!run()) return false
  event.preventDefault()
  event.stopPropagation()
  return true
}
