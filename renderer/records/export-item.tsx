import { Menu } from '@mantine/core'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../api/client.ts'
import { saveFile } from '../api/files.ts'
import { followed, startTask } from '../api/tasks.ts'
import { useWords } from '../app/words.tsx'
import { filtersOf, type ListSearch } from './list-search.ts'

/** Writes the rows that the list shows now, all pages of them, to a CSV file. */
export function ExportItem({ record, search }: { readonly record: AnyRecord; readonly search: ListSearch }) {
  const t = useWords()
  const label = { key: 'export.task', parameters: { records: t(`${record.name}.plural`) } }
  const write = () =>
    startTask(
      {
        place: `export ${record.name}`,
        label,
        async work(signal, onProgress) {
          const filters = filtersOf(record, search)
          const asked = api.exchange.export({ format: 'csv', record: record.name, filters }, { signal })
          const file = await followed(await asked, onProgress)
          await saveFile(file)
          return file
        },
      },
      (file) => ({ file: file.name }),
    )
  return <Menu.Item onClick={() => void write()}>{t('export.csv')}</Menu.Item>
}
