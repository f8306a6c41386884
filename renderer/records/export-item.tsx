import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../api/client.ts'
import { saveFile } from '../api/files.ts'
import { refusalOf } from '../api/refusal.ts'
import { happenedIn } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { filtersOf, type ListSearch } from './list-search.ts'

/** Writes the rows that the list shows now, all pages of them, to a CSV file. */
export function ExportItem({ record, search }: { readonly record: AnyRecord; readonly search: ListSearch }) {
  const t = useWords()
  const write = async () => {
    const id = notifications.show({ message: t('export.running'), loading: true, autoClose: false })
    try {
      const steps = await api.exchange.export({
        format: 'csv',
        record: record.name,
        filters: filtersOf(record, search),
      })
      let step = await steps.next()
      while (!step.done) step = await steps.next()
      await saveFile(step.value)
      const message = t('file.saved', { name: step.value.name })
      notifications.update({ id, message, loading: false, autoClose: 6000 })
    } catch (error) {
      notifications.update({ id, message: happenedIn(t, refusalOf(error)), color: 'red', loading: false })
    }
  }
  return <Menu.Item onClick={() => void write()}>{t('export.csv')}</Menu.Item>
}
