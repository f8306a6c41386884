import { notifications } from '@mantine/notifications'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useWords } from '../app/words.tsx'
import type { Column } from '../ui/data-table-column.ts'
import { BulkBar } from './list-bulk-bar.tsx'
import type { ListSearch } from './list-search.ts'
import { tableText } from './list-text.ts'

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }))

/** Copies rows as a table of text, and says how many or that it was not allowed. */
export function useCopying(
  record: AnyRecord,
  columns: readonly Column[],
  rows: readonly AnyEntity[],
  titles: Titles,
): () => Promise<void> {
  const t = useWords()
  return async () => {
    try {
      await navigator.clipboard.writeText(tableText(record, columns, rows, titles, t))
      notifications.show({ message: t('list.copied', { count: rows.length }) })
    } catch {
      notifications.show({ color: 'red', message: t('list.copy.refused') })
    }
  }
}

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly columns: readonly Column[]
  readonly total: number | null
  readonly rows: readonly AnyEntity[]
  readonly onCopy: () => void
  /** Hears which rows are chosen, by their ids. */
  readonly onChosen: (ids: readonly string[]) => void
  readonly onClear: () => void
}

/** What can be done with the chosen rows of a list; nothing is shown while there are none. */
export function ChosenRows({ record, search, columns, total, rows, onCopy, onChosen, onClear }: Props) {
  const [exporting, setExporting] = useState(false)
  const chosen = useMemo(() => rows.map(({ id }) => id), [rows])
  useEffect(() => onChosen(chosen), [onChosen, chosen])
  if (rows.length === 0) return null
  return (
    <>
      <BulkBar record={record} rows={rows} onCopy={onCopy} onExport={() => setExporting(true)} onClear={onClear} />
      {exporting ? (
        <Suspense fallback={null}>
          <ExportDialog
            {...{ record, search, total, chosen }}
            columns={columns.map(({ key }) => key)}
            onClose={() => setExporting(false)}
          />
        </Suspense>
      ) : null}
    </>
  )
}
