import { useMemo } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { useKept } from '../api/use-kept.ts'
import { useWords } from '../app/words.tsx'
import type { Column } from '../ui/data-table-column.ts'
import { columnsOf, readColumns } from './columns.ts'

/** The columns that the member chose for a record's list, and the way to choose others; null goes back to the declared. */
export function useListColumns(record: AnyRecord): {
  readonly columns: readonly Column[]
  readonly choose: (names: readonly string[] | null) => Promise<void>
} {
  const t = useWords()
  const { values, put, remove } = useKept('columns')
  const kept = values.get(record.name)?.value
  const columns = useMemo(() => columnsOf(record, t, readColumns(record, kept)), [record, t, kept])
  return {
    columns,
    choose: (names) => (names === null ? remove(record.name) : put(record.name, { names })),
  }
}
