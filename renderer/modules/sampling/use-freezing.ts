import { useEffect, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { PopulationColumns, PopulationReport } from '#shared/modules/sampling/sampling.contract.ts'
import { api } from '../../api/client.ts'
import { sendFile } from '../../api/files.ts'
import { refusalOf } from '../../api/refusal.ts'
import { followed } from '../../api/tasks.ts'
import { useKeptTask } from '../../api/use-kept-task.ts'
import type { AboutPopulation } from '../../records/freeze/use-about-population.ts'

type Given = { readonly file: File; readonly columns: PopulationColumns | null }
type Reading = {
  readonly report: PopulationReport | null
  readonly refusal: ErrorShape | null
  readonly running: boolean
}

const nothing: Reading = { report: null, refusal: null, running: false }

async function call({ file, columns }: Given, freeze: AboutPopulation | null, signal: AbortSignal) {
  const ticket = await sendFile(file, { signal })
  const given = { ...(columns ? { columns } : {}), ...(freeze ? { freeze } : {}) }
  return await api.sampling.freezeFile({ ticket, ...given }, { signal })
}

/** Reads the file again whenever another column is chosen; the vault keeps nothing of it. */
function useReading(given: Given | null): Reading {
  const [reading, setReading] = useState(nothing)
  useEffect(() => {
    if (!given) return setReading(nothing)
    const controller = new AbortController()
    const { signal } = controller
    const show = (next: (old: Reading) => Reading) => {
      if (!signal.aborted) setReading(next)
    }
    show((old) => ({ ...nothing, report: old.report, running: true }))
    const run = async () => await followed(await call(given, null, signal), () => undefined)
    run().then(
      (report) => show(() => ({ ...nothing, report })),
      (error: unknown) => show(() => ({ ...nothing, refusal: refusalOf(error) })),
    )
    return () => controller.abort()
  }, [given])
  return reading
}

/** One population, from the choice of its file to its being frozen. */
export function useFreezing() {
  const [given, setGiven] = useState<Given | null>(null)
  const reading = useReading(given)
  const frozen = useKeptTask(
    { place: 'freeze population', label: { key: 'freezing.task' } },
    async (about: AboutPopulation & { readonly given: Given }, { signal }: { readonly signal: AbortSignal }) => {
      const { given: from, ...rest } = about
      return await call(from, rest, signal)
    },
    ({ population }) => ({ to: `/records/population/${population}` }),
  )
  return {
    ...{ given, reading, frozen },
    choose(file: File | null) {
      setGiven(file ? { file, columns: null } : null)
      frozen.forget()
    },
    changeColumns(columns: PopulationColumns) {
      setGiven((old) => (old ? { ...old, columns } : old))
    },
  }
}

export type FreezingWork = ReturnType<typeof useFreezing>
