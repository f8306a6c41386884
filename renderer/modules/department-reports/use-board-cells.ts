import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react'
import type { BoardPeriod, BoardRow } from '#shared/modules/department-reports/department-reports.contract.ts'
import type { useOpenReport } from './use-board.ts'

type Place = readonly [row: number, column: number]

const directions: Readonly<Record<string, Place>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
}

function placeOf(target: EventTarget): Place | null {
  const at = target instanceof Element ? target.closest<HTMLElement>('[data-at]')?.dataset.at : undefined
  const [row, column] = at?.split(',').map(Number) ?? []
  return row === undefined || column === undefined ? null : [row, column]
}

type Given = {
  readonly rows: readonly BoardRow[]
  readonly periods: readonly BoardPeriod[]
  readonly columns: number
  readonly frame: RefObject<HTMLDivElement | null>
  /** Brings a row into sight, where it is drawn. */
  readonly show: (row: number) => void
  readonly onOpen: ReturnType<typeof useOpenReport>['open']
}

/** The cell that Tab reaches, the keys that lead to others, and what a press on one does. */
export function useBoardCells({ rows, periods, columns, frame, show, onOpen }: Given) {
  const [place, setPlace] = useState<Place>([0, columns - 1])
  const go = (row: number, column: number) => {
    const next: Place = [Math.max(0, Math.min(rows.length - 1, row)), Math.max(0, Math.min(columns - 1, column))]
    setPlace(next)
    show(next[0])
    const focus = () => frame.current?.querySelector<HTMLElement>(`[data-at="${next.join(',')}"]`)?.focus()
    // The row may be drawn only after scrolling.
    requestAnimationFrame(() => requestAnimationFrame(focus))
  }
  const press = (event: KeyboardEvent) => {
    const at = placeOf(event.target)
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return
    const direction = directions[event.key]
    if (direction) go(at[0] + direction[0], at[1] + direction[1])
    else if (event.key === 'Home') go(at[0], 0)
    else if (event.key === 'End') go(at[0], columns - 1)
    else return
    event.preventDefault()
  }
  const click = (event: MouseEvent) => {
    const at = placeOf(event.target)
    const row = at ? rows[at[0]] : undefined
    const cell = at ? row?.cells[at[1]] : undefined
    const period = at ? periods[at[1]] : undefined
    if (row && cell && period) onOpen({ department: row.department, start: period.start, report: cell.report })
  }
  const enter = (target: EventTarget) => setPlace(placeOf(target) ?? place)
  const current: Place = [Math.min(place[0], rows.length - 1), Math.min(place[1], columns - 1)]
  return { current, press, click, enter }
}
