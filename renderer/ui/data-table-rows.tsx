import { useCallback, useRef } from 'react'
import { TableGroupRow } from './data-table-group.tsx'
import type { DataTableProps } from './data-table-props.ts'
import { TableRow } from './data-table-row.tsx'
import { noSlots, slotOf, slotsAfter } from './row-slots.ts'
import type { useTableMoves } from './use-table-moves.ts'

/** The newest of a function that is made anew at every drawing, by one that stays the same. */
function useSteady<Arguments extends readonly unknown[]>(run: (...given: Arguments) => void) {
  const newest = useRef(run)
  newest.current = run
  return useCallback((...given: Arguments) => newest.current(...given), [])
}

type DrawnRow = { readonly index: number; readonly start: number; readonly isEdited: boolean }

/** The rows in sight, and wherever they are the one that is edited and the head that stays. */
function drawnRows(
  items: readonly { readonly index: number; readonly start: number }[],
  edited: number,
  rowHeight: number,
  sticking: number,
): readonly DrawnRow[] {
  const rows = items.map(({ index, start }) => ({ index, start, isEdited: index === edited }))
  const away = (place: number) => place >= 0 && rows.every(({ index }) => index !== place)
  const at = (index: number, isEdited: boolean) => ({ index, start: index * rowHeight, isEdited })
  // What stays is first, where it takes its own room in the flow.
  return [...(away(sticking) ? [at(sticking, false)] : []), ...rows, ...(away(edited) ? [at(edited, true)] : [])]
}

type Props<Row> = {
  readonly table: DataTableProps<Row>
  readonly moves: ReturnType<typeof useTableMoves>
}

/** What of a table is drawn: the rows in sight, the heads of groups among them, and what stays. */
export function TableRows<Row>({ table, moves }: Props<Row>) {
  const { columns, rowAt, keyOf, rowHeight, selecting, editing, groups } = table
  const { items, setCurrent, focusRow, turn, sticking } = moves
  const slots = useRef(noSlots)
  slots.current = slotsAfter(slots.current, items[0]?.index ?? 0, items.length)
  const open = useSteady((row: Row, index: number) => {
    setCurrent(index)
    table.onOpen(row)
  })
  const choose = useSteady((index: number, range: boolean) => {
    setCurrent(index)
    selecting?.toggle(index, range)
    // The box would keep the keys of the page to itself.
    focusRow(index)
  })
  const drawn = ({ index, start, isEdited }: DrawnRow) => {
    const head = isEdited ? null : (groups?.headAt(index) ?? null)
    if (head)
      return (
        <TableGroupRow
          key={`head ${index}`}
          {...{ index, top: start, height: rowHeight, columns: columns.length, head }}
          sticks={index === sticking}
          onTurn={turn}
          onFocus={setCurrent}
        />
      )
    const row = isEdited ? editing?.edited?.row : rowAt(index)
    const key = row && keyOf(row)
    return (
      <TableRow
        // The row that is edited must be the same when others take over the places of those before.
        key={isEdited ? 'edited' : slotOf(slots.current, index)}
        index={index}
        level={groups ? 2 : undefined}
        top={start}
        height={rowHeight}
        columns={columns}
        row={row}
        rowKey={key}
        cell={table.cell}
        current={key !== undefined && key === table.selectedKey}
        onOpen={open}
        onFocus={setCurrent}
        chosen={selecting ? key !== undefined && selecting.has(key) : null}
        chooseLabel={selecting?.rowLabel ?? ''}
        onChoose={choose}
        actions={editing?.actions}
        edited={isEdited ? (editing?.edited?.column ?? null) : null}
        editor={isEdited ? editing?.edited?.editor : null}
      />
    )
  }
  return drawnRows(items, editing?.edited?.index ?? -1, rowHeight, sticking).map(drawn)
}
