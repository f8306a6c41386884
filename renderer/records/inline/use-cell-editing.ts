import { useBlocker, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useWords } from '../../app/words.tsx'
import type { CellActions, Column } from '../../ui/data-table-column.ts'
import type { CellPlace, CellWay } from '../../ui/table-cells.ts'
import { type CheckedValues, valuesFor } from '../form-values.ts'
import { useUndoableSaving } from '../undo/use-undoable-saving.ts'
import { type CellErrors, readCell, refusedCell } from './cell-values.ts'
import { cellWays, isOpenToEdit, nextColumn, placeNow } from './inline-fields.ts'

/** The cell that is edited: the record as it was when that began, and what stands in the editor now. */
export type EditedCell = CellPlace & {
  readonly row: AnyEntity
  readonly value: unknown
  readonly errors: CellErrors
  readonly saving: boolean
}
/** Where to go once a cell is saved. */
export type AfterSaving = 'stay' | 'next' | 'before' | 'leave'

type Given = {
  readonly record: AnyRecord
  readonly columns: readonly Column[]
  readonly rowAt: (index: number) => AnyEntity | undefined
  readonly writable: boolean
  /** What another person changed meanwhile went together with this change. */
  readonly onJoined: () => void
}

/** Until the list has been drawn anew from the answers that came with the change. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))

/** The newest of a value, for what runs later than the drawing that it was made in. */
function useNewest<Value>(value: Value) {
  const newest = useRef(value)
  newest.current = value
  return newest
}

/** What can be edited in which way, and how it begins; the same object while the record is. */
function useActions(
  { record, writable }: Given,
  ways: ReadonlyMap<string, CellWay>,
  begin: (row: AnyEntity, place: CellPlace) => void,
): CellActions<AnyEntity> {
  const t = useWords()
  const beginNow = useNewest(begin)
  const wayOf = useCallback(
    (row: AnyEntity, { key }: Column) => (writable && isOpenToEdit(record, row) ? ways.get(key) : undefined) ?? 'none',
    [writable, record, ways],
  )
  return useMemo(
    () => ({
      wayOf,
      start: (row, place) => beginNow.current(row, place),
      editLabel: ({ label }) => t('inline.edit', { field: label }),
    }),
    [wayOf, beginNow, t],
  )
}

/** The cell that is edited, the one to go to next, and the ways in which the columns are edited. */
function useCellState(given: Given) {
  const { record } = given
  const [edited, setEdited] = useState<EditedCell | null>(null)
  const [wanted, setWanted] = useState<CellPlace | null>(null)
  const ways = useMemo(() => cellWays(record), [record])
  const begin = (row: AnyEntity, place: CellPlace) =>
    setEdited({ ...place, row, value: valuesFor(record, row)[place.column], errors: {}, saving: false })
  const end = (next: CellPlace | null) => {
    setEdited(null)
    if (next) setWanted({ index: next.index, column: next.column })
  }
  return { edited, setEdited, wanted, ways, begin, end, cell: useNewest(edited), newest: useNewest(given) }
}

/** Checks and saves what stands in the editor, and goes on from there. */
function useCellCommit(given: Given, { setEdited, ways, begin, end, cell, newest }: ReturnType<typeof useCellState>) {
  const { record } = given
  const t = useWords()
  const { save, conflict, settle, isSaving } = useUndoableSaving(record)
  const finish = async ({ row, index, column }: EditedCell, then: AfterSaving) => {
    await drawn()
    const { columns, rowAt } = newest.current
    const at = placeNow(rowAt, row.id, index)
    const now = at === null ? undefined : rowAt(at)
    const step = then === 'next' ? 1 : then === 'before' ? -1 : 0
    const next = step === 0 ? null : nextColumn(columns, column, step, ways)
    if (next !== null && at !== null && now) begin(now, { index: at, column: next })
    else end(then === 'leave' ? null : { index: at ?? index, column })
  }
  const store = async (now: EditedCell, base: AnyEntity, values: CheckedValues, then: AfterSaving) => {
    setEdited({ ...now, saving: true, errors: {} })
    try {
      const outcome = await save(base, values)
      if (outcome === 'joined') given.onJoined()
      if (outcome === 'conflict') setEdited({ ...now, saving: false, errors: {} })
      else await finish(now, then)
      return outcome !== 'conflict'
    } catch (error) {
      settle()
      setEdited({ ...now, saving: false, errors: refusedCell(t, record, now.column, refusalOf(error)) })
      return false
    }
  }
  /** Saves what stands in the editor, or what was chosen just now; false where it stays open. */
  const commit = async (then: AfterSaving, chosen?: { readonly value: unknown }) => {
    const now = cell.current
    if (!now || now.saving) return now === null
    const stated = chosen ? { ...now, value: chosen.value } : now
    const read = readCell(t, record, now.column, stated.value)
    if (read.values) return await store(stated, now.row, read.values, then)
    setEdited({ ...stated, errors: read.errors })
    return false
  }
  return { commit, store, conflict, settle, isSaving }
}

/** Begins to edit a cell where it stands, or opens the form at its field; another one is saved first. */
function useStart(given: Given, state: ReturnType<typeof useCellState>, commit: (then: 'leave') => Promise<boolean>) {
  const navigate = useNavigate()
  const { record, writable } = given
  return async (row: AnyEntity, place: CellPlace) => {
    const way = writable && isOpenToEdit(record, row) ? state.ways.get(place.column) : undefined
    if (way === undefined || !(await commit('leave'))) return
    if (way === 'here') return state.begin(row, place)
    await navigate({
      to: '/records/$record/$id/edit',
      params: { record: record.name, id: row.id },
      search: (old) => Object.assign({}, old, { at: place.column }),
    })
  }
}

/** Edits cells of a list one at a time: one saved cell is one change of its record. */
export function useCellEditing(given: Given) {
  const state = useCellState(given)
  const { edited, setEdited, cell, end } = state
  const { commit, store, conflict, settle, isSaving } = useCellCommit(given, state)
  const start = useStart(given, state, commit)
  const actions = useActions(given, state.ways, (row, place) => void start(row, place))
  useBlocker({
    // Leaving saves, as going to another cell does; what is refused stays in sight.
    shouldBlockFn: async ({ current, next }) =>
      cell.current !== null && current.pathname !== next.pathname && !(await commit('leave')),
    enableBeforeUnload: false,
    disabled: edited === null,
  })
  return {
    edited,
    wanted: state.wanted,
    actions,
    conflict,
    isSaving,
    change: (value: unknown) => setEdited((old) => (old ? { ...old, value, errors: {} } : null)),
    commit,
    cancel: () => {
      end(cell.current)
      settle()
    },
    /** Saves what was chosen between two changes. */
    resolve: (base: AnyEntity, values: CheckedValues) => {
      if (cell.current) void store(cell.current, base, values, 'stay')
    },
    /** Goes on editing over what the other person made of the record. */
    takeBack: (row: AnyEntity, values: CheckedValues) => {
      settle()
      setEdited((old) => (old ? { ...old, row, value: values[old.column], errors: {} } : null))
    },
  }
}
