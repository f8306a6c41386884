import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { CellEditing, Column, Selecting } from './data-table-column.ts'
import { focusPlace, pressCell } from './table-cells.ts'
import { pressGroup, type TableGroups } from './table-groups.ts'
import { usePageKeys } from './use-page-keys.ts'

type Moving<Row> = {
  readonly columns: readonly Column[]
  readonly total: number
  readonly rowAt: (index: number) => Row | undefined
  readonly onOpen: (row: Row) => void
  readonly onVisible: (first: number, last: number) => void
  readonly rowHeight: number
  readonly selectedKey: string | null
  readonly selecting?: Selecting | undefined
  readonly onCopy?: (() => void) | undefined
  readonly editing?: CellEditing<Row> | undefined
  readonly groups?: TableGroups | undefined
}

/** Rows in sight below the head, for keys that go by a page. */
function pageOf(frame: HTMLElement | null, rowHeight: number): number {
  return Math.max(1, Math.floor((frame?.clientHeight ?? 0) / rowHeight) - 2)
}

/** Runs what a key means to the table; the head's buttons keep their own keys, and a link's Enter opens it. */
function press(event: KeyboardEvent<HTMLElement>, keys: Readonly<Record<string, () => void>>): void {
  const target = event.target instanceof HTMLElement ? event.target : null
  const isOwn = target === event.currentTarget || target?.closest('[data-index]') !== null
  const plain = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const name = `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${plain}`
  const run = isOwn && !event.altKey && Object.hasOwn(keys, name) ? keys[name] : undefined
  // Marked text is what a person means to copy.
  if (!run || (name === 'mod+c' && getSelection()?.isCollapsed === false)) return
  event.preventDefault()
  // Escape would close the record beside the list as well.
  event.stopPropagation()
  run()
}

/** What the keys of a cell do: open its row, or begin to edit it. */
function cellKeys<Row>({ rowAt, onOpen, columns, editing }: Moving<Row>): Parameters<typeof pressCell>[1] {
  const at = (index: number, run: (row: Row) => void) => {
    const row = rowAt(index)
    if (row !== undefined) run(row)
  }
  return {
    open: (index) => at(index, onOpen),
    edit: (index, place) =>
      at(index, (row) => {
        const column = columns[place - 1]
        if (column) editing?.actions.start(row, { index, column: column.key })
      }),
  }
}

/** Goes to the cell that is wanted, once for every wish. */
function useWanted<Row>({ columns, editing, total }: Moving<Row>, go: (index: number, place: number) => void): void {
  const wanted = editing?.wanted ?? null
  const last = useRef(wanted)
  useEffect(() => {
    if (wanted === last.current) return
    last.current = wanted
    if (wanted && total > 0)
      go(Math.min(total - 1, wanted.index), columns.findIndex(({ key }) => key === wanted.column) + 1)
  })
}

/** The row and the column that the focus is in, and the way to another one; the column stays when the row changes. */
function useCurrent(frame: RefObject<HTMLDivElement | null>) {
  const current = useRef(-1)
  const place = useRef(1)
  const setCurrent = useCallback((index: number, column = place.current) => {
    current.current = index
    place.current = column
  }, [])
  const focusRow = useCallback(
    (index: number) => {
      const focus = () => focusPlace(frame.current, index, place.current)
      // The row may be drawn only after scrolling.
      if (!focus()) requestAnimationFrame(() => requestAnimationFrame(focus))
    },
    [frame],
  )
  return { current, setCurrent, focusRow }
}

/** Goes to a place once the groups are drawn as they became. */
function useLater(groups: TableGroups | undefined, goTo: (place: number) => void): (place: number) => void {
  const later = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the groups are watched, not read
  useEffect(() => {
    if (later.current === null) return
    goTo(later.current)
    later.current = null
  }, [groups])
  return (place) => {
    later.current = place
  }
}

/** The rows in sight of the frame, told to whoever fetches them. */
function useRowsInSight<Row>(frame: RefObject<HTMLDivElement | null>, props: Moving<Row>) {
  const { total, onVisible, rowHeight, groups } = props
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // The head takes room from the rows in sight, and so does the head of their group.
    scrollPaddingEnd: 32,
    scrollPaddingStart: groups ? rowHeight : 0,
  })
  const items = rows.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onVisible(first, last), [onVisible, first, last])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is read through estimateSize, which is not watched
  useEffect(() => rows.measure(), [rowHeight])
  // Rows scroll away under the names of the columns, so what these hide is the first that is not in sight.
  const top = Math.floor((rows.scrollOffset ?? 0) / rowHeight)
  const sticking = groups && total > 0 ? groups.headOf(Math.max(0, Math.min(top, total - 1))) : -1
  return { rows, items, sticking }
}

/** The rows in sight, and the keys that move among them, choose them and copy what was chosen. */
export function useTableMoves<Row>(props: Moving<Row>) {
  const { total, rowAt, onOpen, rowHeight, selectedKey, selecting, onCopy, groups } = props
  const frame = useRef<HTMLDivElement>(null)
  const { current, setCurrent, focusRow } = useCurrent(frame)
  const [, setMoved] = useState(0)
  const { rows, items, sticking } = useRowsInSight(frame, props)

  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index))
    setCurrent(next)
    setMoved(next)
    rows.scrollToIndex(next)
    focusRow(next)
    const row = rowAt(next)
    if (row !== undefined && selectedKey !== null) onOpen(row)
  }
  const move = (step: number) => goTo(current.current + step)
  const choose = (range: boolean) => {
    if (current.current >= 0) selecting?.toggle(current.current, range)
  }
  usePageKeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['x', () => choose(false)],
    ['shift+X', () => choose(true)],
  ])
  const page = () => pageOf(frame.current, rowHeight)
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(page()),
    PageUp: () => move(-page()),
    Home: () => goTo(0),
    End: () => goTo(total - 1),
    ...(selecting ? { ' ': () => choose(false), 'mod+a': selecting.all } : {}),
    ...(selecting && selecting.count > 0 ? { Escape: selecting.none } : {}),
    ...(onCopy ? { 'mod+c': onCopy } : {}),
  }
  const goLater = useLater(groups, goTo)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (groups && pressGroup(event, groups, { goTo, goLater })) return
    if (!pressCell(event, cellKeys(props))) press(event, keys)
  }
  useWanted(props, (index, column) => {
    setCurrent(index, column)
    rows.scrollToIndex(index)
    focusRow(index)
  })
  const turn = (place: number) => {
    const head = groups?.headAt(place)
    if (!head) return
    groups?.turn(place, !head.isOpen)
    goLater(place)
  }
  return { frame, items, height: rows.getTotalSize(), setCurrent, focusRow, onKeyDown, turn, sticking }
}
