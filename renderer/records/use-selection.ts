import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ListQuery, Page, Titles } from '#shared/contract/list.ts'
import { mostChanged } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { recordClient } from '../api/record-client.ts'
import { useWords } from '../app/words.tsx'
import type { Selecting } from '../ui/data-table-column.ts'

/** Rows with the titles of what they refer to. */
export type RowsRead = Pick<Page<AnyEntity>, 'rows' | 'titles'>

type Chosen = ReadonlyMap<string, AnyEntity>

const none: Chosen = new Map()

type Selection = {
  readonly rows: readonly AnyEntity[]
  /** Titles of what the chosen rows refer to, for rows that are out of sight too. */
  readonly titles: Titles
  readonly selecting: Selecting
  readonly clear: () => void
}

/** The rows of a list that are chosen, as they were when they were chosen; other filters begin anew. */
export function useSelection(
  record: string,
  query: ListQuery,
  rowAt: (index: number) => AnyEntity | undefined,
  shown: Titles,
  /** Reads the rows from one place to another where these are not the places of the list. */
  read: (from: number, count: number) => Promise<RowsRead> = (offset, limit) =>
    recordClient(record).list({ ...query, offset, limit }),
): Selection {
  const t = useWords()
  const [chosen, setChosen] = useState<Chosen>(none)
  const anchor = useRef(-1)
  const [titles, setTitles] = useState<Titles>({})
  const clear = useCallback(() => setChosen((old) => (old.size === 0 ? old : none)), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is watched, not read
  useEffect(clear, [clear, query])

  /** Rows from one place to another, of which some may not have been asked for yet. */
  const between = (from: number, count: number) => read(from, Math.min(count, mostChanged))
  const add = (page: RowsRead) => {
    setTitles((old) => ({ ...old, ...page.titles }))
    setChosen((old) => {
      const next = new Map(old)
      for (const row of page.rows) if (next.size < mostChanged || next.has(row.id)) next.set(row.id, row)
      return next
    })
  }
  const toggle = (index: number, range: boolean) => {
    const row = rowAt(index)
    if (!row) return
    if (range && anchor.current >= 0 && anchor.current !== index) {
      const first = Math.min(anchor.current, index)
      // A list that cannot be read tells so in its own place.
      between(first, Math.abs(anchor.current - index) + 1).then(add, () => undefined)
    } else if (chosen.has(row.id)) setChosen(new Map([...chosen].filter(([id]) => id !== row.id)))
    else add({ rows: [row], titles: shown })
    anchor.current = index
  }
  const selecting: Selecting = {
    has: (id) => chosen.has(id),
    count: chosen.size,
    most: mostChanged,
    toggle,
    all: () =>
      void recordClient(record)
        .list({ ...query, offset: 0, limit: mostChanged })
        .then(add, () => undefined),
    none: clear,
    allLabel: t('list.choose.all'),
    rowLabel: t('list.choose.row'),
  }
  return { rows: useMemo(() => [...chosen.values()], [chosen]), titles, selecting, clear }
}
