import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type EntryRow, type LeftOut, pastedCells, readPoints } from '#shared/modules/training/training.entry.ts'
import type { Editing } from './grade-book-editor.tsx'
import type { Book, useGradeBook } from './use-grade-book.ts'

type Place = { readonly row: number; readonly column: number }
type Edited = { readonly start: string; readonly isWithin: boolean }
type Keyed = {
  readonly book: Book
  readonly entry: ReturnType<typeof useGradeBook>
  readonly textAt: (place: Place) => string
  readonly onLeftOut: (cells: readonly LeftOut[]) => void
  readonly page: () => number
}

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))

/** Where a key leads from a cell; null where it leads nowhere. */
function ledTo(event: KeyboardEvent, at: Place, { rows, columns }: Book, page: number): Place | null {
  const isFar = event.ctrlKey || event.metaKey
  const { row, column } = at
  const [lastRow, lastColumn] = [rows.length - 1, columns.length - 1]
  switch (event.key) {
    case 'ArrowUp':
      return { row: isFar ? 0 : row - 1, column }
    case 'ArrowDown':
      return { row: isFar ? lastRow : row + 1, column }
    case 'ArrowLeft':
      return { row, column: isFar ? 0 : column - 1 }
    case 'ArrowRight':
      return { row, column: isFar ? lastColumn : column + 1 }
    case 'Enter':
      return { row: row + (event.shiftKey ? -1 : 1), column }
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 }
    case 'End':
      return { row: isFar ? lastRow : row, column: lastColumn }
    case 'PageUp':
      return { row: row - page, column }
    case 'PageDown':
      return { row: row + page, column }
    case 'Tab': {
      const next = column + (event.shiftKey ? -1 : 1)
      // From the first and the last cell of a row, Tab leaves the grid: nobody is caught in it.
      return next < 0 || next > lastColumn ? null : { row, column: next }
    }
    default:
      return null
  }
}

/** Which cell has the focus, and whether it is being typed in. */
function useActive(book: Book) {
  const [active, setActive] = useState<Place>({ row: 0, column: 0 })
  const [edited, setEdited] = useState<Edited | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  // The cell is drawn once it is the active one, wherever it stands.
  useEffect(() => {
    if (!wantsFocus.current || edited) return
    wantsFocus.current = false
    frame.current?.querySelector<HTMLElement>(`[data-at="${active.row},${active.column}"]`)?.focus()
  }, [active, edited])
  const go = ({ row, column }: Place) => {
    wantsFocus.current = true
    setEdited(null)
    setActive({ row: within(row, book.rows.length), column: within(column, book.columns.length) })
  }
  return { active, setActive, edited, setEdited, frame, go }
}

/** Runs what a key with Ctrl or Command means; answers whether it meant anything. */
function runShortcut({ key, shiftKey }: KeyboardEvent, { entry }: Keyed): boolean {
  const name = key.toLowerCase()
  if (name === 'enter' || name === 's') void entry.save()
  else if (name === 'y' || (name === 'z' && shiftKey)) entry.redo()
  else if (name === 'z') entry.undo()
  else return false
  return true
}

/** Keys, copy and paste of the grade book, caught once for all of its cells. */
export function useGradeBookKeys(keyed: Keyed) {
  const { book, entry, textAt, onLeftOut } = keyed
  const { active, setActive, edited, setEdited, frame, go } = useActive(book)
  const rowAt = (row: number): EntryRow | undefined => book.rows[row]
  const set = ({ row, column }: Place, text: string) => {
    const person = rowAt(row)?.person
    if (person !== undefined) entry.type(new Map([[person, { [column]: readPoints(text) }]]))
  }
  const begin = (start: string, isWithin: boolean) => {
    if (rowAt(active.row)?.isFixed === false) setEdited({ start, isWithin })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (edited || event.nativeEvent.isComposing || event.altKey) return
    if (!(event.target instanceof HTMLElement) || event.target.dataset.at === undefined) return
    const isMod = event.ctrlKey || event.metaKey
    const to = isMod && event.key === 'Enter' ? null : ledTo(event, active, book, keyed.page())
    if (to) go(to)
    else if (isMod) {
      if (!runShortcut(event, keyed)) return
    } else if (event.key === 'F2') begin(textAt(active), true)
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (rowAt(active.row)?.isFixed === false) set(active, '')
    } else if (event.key === 'Escape') {
      const saved = rowAt(active.row)?.values[active.column] ?? ''
      if (textAt(active) === saved) return
      set(active, saved)
    } else if (event.key.length === 1 && event.key !== ' ') begin(event.key, false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '')
    if (text === '') return
    event.preventDefault()
    setEdited(null)
    const block = text.split(/\r?\n/).map((line) => line.split('\t'))
    const { cells, leftOut } = pastedCells(block, active, book)
    entry.type(cells)
    onLeftOut(leftOut)
  }
  const onCopy = (event: ClipboardEvent<HTMLElement>) => {
    if (edited || getSelection()?.isCollapsed === false) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', textAt(active))
  }
  const editing: Editing | null = edited && {
    ...edited,
    onEnd: (text, way) => {
      if (text !== null) set(active, text)
      if (way) go({ row: active.row + way[0], column: active.column + way[1] })
      else setEdited(null)
    },
  }
  const placeOf = (target: EventTarget) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null
    const [row, column] = (cell?.dataset.at ?? '').split(',').map(Number)
    return cell === null || row === undefined || column === undefined ? null : { row, column }
  }
  const onFocus = (event: { readonly target: EventTarget }) => {
    const place = placeOf(event.target)
    if (place && !edited && (place.row !== active.row || place.column !== active.column)) setActive(place)
  }
  const onDoubleClick = (event: { readonly target: EventTarget }) => {
    const place = placeOf(event.target)
    if (place && !edited) begin(textAt(place), true)
  }
  return { frame, active, editing, go, on: { onKeyDown, onPaste, onCopy, onFocus, onDoubleClick } }
}
