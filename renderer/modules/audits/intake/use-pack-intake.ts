import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PackReading } from '#shared/modules/packs/packs.contract.ts'
import { api } from '../../../api/client.ts'
import { readPackFile } from '../../../api/files.ts'
import { useTask } from '../../../api/use-task.ts'
import { useWords } from '../../../app/words.tsx'

type Places = readonly { readonly at: number; readonly size: number }[]
type Job = { readonly file: File; readonly take: Places | null }

/** A pack for an audit: read and checked as soon as it is chosen, taken in when a person says so. */
export function usePackIntake(audit: string) {
  const queries = useQueryClient()
  const { language } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<PackReading | null>(null)
  const task = useTask(
    async ({ file: chosen, take }: Job, options: { readonly signal: AbortSignal }) =>
      await readPackFile(chosen, options.signal, (arriving) =>
        api.pack.takeIn({ ...arriving, audit, language, ...(take ? { take: [...take] } : {}) }, options),
      ),
  )
  const fresh = reading?.rows.filter(({ state }) => state === 'new') ?? []
  return {
    ...{ file, reading, task },
    count: fresh.length,
    mayTake: fresh.length > 0 && !task.running && reading?.taken === null,
    choose: async (chosen: File | null) => {
      if (!chosen) return
      setFile(chosen)
      setReading(null)
      setReading((await task.run({ file: chosen, take: null })) ?? null)
    },
    take: async () => {
      if (!file) return
      const taken = await task.run({ file, take: fresh.map(({ at, size }) => ({ at, size })) })
      if (!taken) return
      setReading(taken)
      await queries.invalidateQueries()
    },
  }
}
