import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { type EntryColumn, type EntryRow, pastedCells } from '#shared/modules/training/training.entry.ts'
import type { ScoreEntryApi } from './use-score-entry.ts'

const placeOf = (target: EventTarget) => {
  const [row = Number.NaN, column = Number.NaN] =
    target instanceof HTMLInputElement ? (target.dataset.at ?? '').split(':').map(Number) : []
  return { row, column, input: target instanceof HTMLInputElement && Number.isInteger(column) ? target : null }
}

/** Where a key leads from a cell: down and up always, to the side from the edge of what stands there. */
function wayOf(
  { key, shiftKey }: KeyboardEvent,
  input: HTMLInputElement,
): readonly [down: number, right: number] | null {
  const { selectionStart: start, selectionEnd: end, value } = input
  const isWhole = start === 0 && end === value.length
  if (key === 'ArrowDown' || key === 'Enter') return [key === 'Enter' && shiftKey ? -1 : 1, 0]
  if (key === 'ArrowUp') return [-1, 0]
  if (key === 'ArrowLeft' && (isWhole || (start === 0 && end === 0))) return [0, -1]
  if (key === 'ArrowRight' && (isWhole || start === value.length)) return [0, 1]
  return null
}

/** Keys and paste of the grid of points, caught once for all of its cells. */
export function useScoreKeys(entry: ScoreEntryApi, rows: readonly EntryRow[], columns: readonly EntryColumn[]) {
  const grid = useRef<HTMLTableElement>(null)
  const cell = (row: number, column: number) =>
    grid.current?.querySelector<HTMLInputElement>(`[data-at="${row}:${column}"]`)
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const { row, column, input } = placeOf(event.target)
    if (!input || event.nativeEvent.isComposing || event.altKey) return
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'Enter') void entry.saveAll()
      return
    }
    if (event.key === 'Escape' && entry.takeBack(rows[row]?.person ?? '', column)) return event.preventDefault()
    const way = wayOf(event, input)
    if (!way) return
    event.preventDefault()
    const [down, right] = way
    let next = row + down
    // Rows that are fixed have no cells to type in.
    while (down !== 0 && rows[next]?.isFixed) next += down
    cell(next, column + right)?.focus()
  }
  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const at = placeOf(event.target)
    const text = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '')
    if (!at.input || !/[\t\n]/.test(text)) return
    event.preventDefault()
    entry.typeInto(
      pastedCells(
        text.split(/\r?\n/).map((line) => line.split('\t')),
        at,
        { rows, columns },
      ),
    )
    void entry.saveAll()
  }
  return { grid, onKeyDown, onPaste }
}
