import { useState } from 'react'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../api/client.ts'
import { saveFile } from '../api/files.ts'
import { useKeptTask } from '../api/use-kept-task.ts'
import { useWords } from '../app/words.tsx'
import { type ListSearch, queryOf } from './list-search.ts'

/** What a person has decided of an export. */
export type ExportChoices = {
  readonly format: 'csv' | 'xlsx' | 'json' | 'moodle-xml' | 'ics'
  readonly columns: 'every' | 'shown'
  readonly whose: 'mine' | 'all'
  readonly kinds: 'one' | 'every'
  /** The rows that are chosen in the list, or all of it. */
  readonly which: 'chosen' | 'all'
}

export const firstExport: ExportChoices = {
  format: 'csv',
  columns: 'every',
  whose: 'mine',
  kinds: 'one',
  which: 'chosen',
}

/** The columns of a list that a table can hold: evidence is no text, and who changed what is for the journal to say. */
function writable(record: AnyRecord, shown: readonly string[]): string[] {
  return shown.filter((name) => {
    const field = Object.hasOwn(record.fields, name) ? record.fields[name] : undefined
    return field ? field.kind !== 'evidence' : name === 'state' && record.workflow !== undefined
  })
}

type Exported = {
  readonly record: AnyRecord
  readonly search: ListSearch
  /** The columns that the list shows. */
  readonly shown: readonly string[]
  /** The ids of the rows that are chosen in it; none where all of it is meant. */
  readonly chosen: readonly string[]
}

/** Writes exports of one list; `saved` is the name of the last file. */
export function useExport({ record, search, shown, chosen }: Exported) {
  const t = useWords()
  const [saved, setSaved] = useState<string | null>(null)
  const label = { key: 'export.task', parameters: { records: t(`${record.name}.plural`) } }
  const task = useKeptTask(
    { place: `export ${record.name}`, label },
    (choices: ExportChoices, options: { readonly signal: AbortSignal }) => {
      const { format, whose, kinds } = choices
      if (format === 'ics') {
        const only = kinds === 'one' ? { record: record.name } : {}
        return api.exchange.export({ format, ...only, mine: whose === 'mine', language: t.language }, options)
      }
      const { filters, sort, archived } = queryOf(record, search)
      const columns = choices.columns === 'shown' ? { columns: writable(record, shown) } : {}
      // What was chosen goes out though it may have left the filter since.
      const rows = choices.which === 'chosen' && chosen.length > 0 ? { ids: [...chosen] } : { filters }
      return api.exchange.export({ format, record: record.name, ...rows, sort, archived, ...columns }, options)
    },
    async (file: OutgoingFile) => {
      await saveFile(file)
      return { file: file.name }
    },
  )
  return {
    task,
    saved,
    write: async (choices: ExportChoices) => {
      setSaved(null)
      const file = await task.run(choices)
      if (file) setSaved(file.name)
    },
  }
}
