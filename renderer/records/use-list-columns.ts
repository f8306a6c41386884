import { useEffect, useMemo, useRef, useState } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { useKept } from '../api/use-kept.ts'
import { useWords } from '../app/words.tsx'
import type { Column, Widths } from '../ui/data-table-column.ts'
import { columnsOf, readColumns, readWidths } from './columns.ts'

/** How long the widths must stay as they are before they are kept, in milliseconds. */
const pause = 400

/** The columns of a record's list as the member set them up; null for their names goes back to all that is declared. */
export type ListColumns = {
  readonly columns: readonly Column[]
  readonly widths: Widths
  readonly choose: (names: readonly string[] | null) => Promise<void>
  readonly setWidths: (widths: Widths) => void
}

/** The widths that were set just now, kept once they stay; each list has its own. */
function useWidthsNow(record: string, keep: (widths: Widths) => void) {
  const [now, setNow] = useState<{ readonly record: string; readonly widths: Widths } | null>(null)
  const waiting = useRef<(() => void) | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flush = useRef(() => {
    clearTimeout(timer.current)
    waiting.current?.()
    waiting.current = null
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list must not take what waits for this one
  useEffect(() => flush.current, [record])
  return {
    now: now?.record === record ? now.widths : null,
    set: (widths: Widths) => {
      setNow({ record, widths })
      clearTimeout(timer.current)
      waiting.current = () => keep(widths)
      timer.current = setTimeout(flush.current, pause)
    },
    /** What waits to be kept is kept with something else. */
    drop: () => {
      clearTimeout(timer.current)
      waiting.current = null
    },
    forget: () => setNow(null),
  }
}

/** The columns and widths that the member chose for a record's list, and the ways to choose others. */
export function useListColumns(record: AnyRecord): ListColumns {
  const t = useWords()
  const { values, put, remove } = useKept('columns')
  const kept = values.get(record.name)?.value
  const names = useMemo(() => readColumns(record, kept), [record, kept])
  const columns = useMemo(() => columnsOf(record, t, names), [record, t, names])
  const keptWidths = useMemo(() => readWidths(record, kept), [record, kept])
  const store = (chosen: readonly string[] | null, set: Widths) =>
    put(record.name, { ...(chosen ? { names: chosen } : {}), widths: Object.fromEntries(set) })
  const { now, set, drop, forget } = useWidthsNow(record.name, (widths) => {
    // What cannot be kept is as wide all the same, until the list is left.
    store(names, widths).catch(() => undefined)
  })
  const widths = now ?? keptWidths
  return {
    columns,
    widths,
    choose: async (chosen) => {
      drop()
      await (chosen === null ? remove(record.name) : store(chosen, widths))
      forget()
    },
    setWidths: set,
  }
}
