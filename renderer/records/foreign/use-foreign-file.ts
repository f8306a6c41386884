import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Progress } from '#shared/contract/operation.ts'
import { sendFile } from '../../api/files.ts'
import { useTask } from '../../api/use-task.ts'

type Options = { readonly signal: AbortSignal }
/** Reads a file that was handed over by ticket; with `apply` what is in it is taken. */
type Read<Reading> = (
  ticket: string,
  apply: boolean,
  options: Options,
) => Promise<AsyncIterator<Progress, Reading, void>>
type Job = { readonly file: File; readonly apply: boolean }

/**
 * A file of another program: looked into when it is chosen, and taken only when somebody says so. `onChoose` lets go of what was
 * said of the file before.
 */
export function useForeignFile<Reading>(read: Read<Reading>, onChoose: () => void = () => undefined) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const task = useTask(async ({ file: chosen, apply }: Job, options: Options) => {
    const ticket = await sendFile(chosen, { signal: options.signal })
    return await read(ticket, apply, options)
  })
  return {
    ...{ file, reading, task },
    async choose(chosen: File | null) {
      if (!chosen) return
      setFile(chosen)
      setReading(null)
      onChoose()
      setReading((await task.run({ file: chosen, apply: false })) ?? null)
    },
    async apply() {
      const done = file ? await task.run({ file, apply: true }) : undefined
      if (!done) return
      setReading(done)
      await queries.invalidateQueries()
    },
  }
}
