import { useCallback } from 'react'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { api } from '../../api/client.ts'
import { saveFile } from '../../api/files.ts'
import { useKeptTask } from '../../api/use-kept-task.ts'
import { useWords } from '../words.tsx'

const place = { place: 'export duties', label: { key: 'home.calendar', parameters: {} } }

/** Writes the member's own open duties, of every kind of record, as one calendar file. */
export function useDutiesCalendar() {
  const { language } = useWords()
  const task = useKeptTask(
    place,
    (_nothing: null, options: { readonly signal: AbortSignal }) =>
      api.exchange.export({ format: 'ics', mine: true, language }, options),
    async (file: OutgoingFile) => {
      await saveFile(file)
      return { file: file.name }
    },
  )
  const { run } = task
  return { ...task, write: useCallback(() => void run(null), [run]) }
}
