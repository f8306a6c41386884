import { useCallback, useEffect, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Progress } from '#shared/contract/operation.ts'
import type { ScanReport } from '#shared/modules/assets/assets.contract.ts'
import type { ChosenColumns } from '#shared/modules/assets/assets.scan-columns.ts'
import { api } from '../../../api/client.ts'
import { sendFile } from '../../../api/files.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { followed } from '../../../api/tasks.ts'
import { useKeptTask } from '../../../api/use-kept-task.ts'

/** What a person has decided of a scan; what is absent is left to the file. */
export type ScanChoices = {
  readonly columns: ChosenColumns
  /** The scanner that made a table which does not say it; empty where nobody has. */
  readonly tool: string
  readonly hosts: Readonly<Record<string, string>>
  readonly unknown: 'create' | 'leaveOut'
  readonly department: string | null
  readonly information: boolean
  readonly close: boolean
}

const firstChoices: ScanChoices = {
  ...{ columns: {}, tool: '', hosts: {}, unknown: 'leaveOut' },
  ...{ department: null, information: false, close: true },
}

type Trial = {
  readonly report: ScanReport | null
  readonly refusal: ErrorShape | null
  readonly running: boolean
  readonly progress: Progress | null
}

const nothing: Trial = { report: null, refusal: null, running: false, progress: null }

async function importCall(
  file: File,
  { columns, department, hosts, ...rest }: ScanChoices,
  dryRun: boolean,
  signal: AbortSignal,
) {
  const ticket = await sendFile(file, { signal })
  const given = {
    ...rest,
    columns: { ...columns },
    hosts: { ...hosts },
    ...(department === null ? {} : { department }),
  }
  return await api.scan.import({ format: 'auto', ticket, dryRun, ...given }, { signal })
}

/** Reads and compares again whenever the file or a choice changes; the vault keeps nothing of it. */
function useTrial(file: File | null, choices: ScanChoices): Trial {
  const [trial, setTrial] = useState(nothing)
  useEffect(() => {
    if (!file) return setTrial(nothing)
    const controller = new AbortController()
    const { signal } = controller
    const show = (next: (old: Trial) => Trial) => {
      if (!signal.aborted) setTrial(next)
    }
    show((old) => ({ ...nothing, report: old.report, running: true }))
    const run = async () =>
      await followed(await importCall(file, choices, true, signal), (progress) => show((old) => ({ ...old, progress })))
    run().then(
      (report) => show(() => ({ ...nothing, report })),
      (error: unknown) => show(() => ({ ...nothing, refusal: refusalOf(error) })),
    )
    return () => controller.abort()
  }, [file, choices])
  return trial
}

/** One import of a scan, from the choice of its file to what became of it. */
export function useScanImport() {
  const [file, setFile] = useState<File | null>(null)
  const [choices, setChoices] = useState(firstChoices)
  const [result, setResult] = useState<ScanReport | null>(null)
  const trial = useTrial(result ? null : file, choices)
  const applied = useKeptTask(
    { place: 'import scan', label: { key: 'scanImport.task' } },
    async (chosen: File, { signal }: { readonly signal: AbortSignal }) =>
      await importCall(chosen, choices, false, signal),
    ({ scan }) => ({ to: `/records/scan/${scan}` }),
  )
  const { forget } = applied
  const change = useCallback(
    (next: Partial<ScanChoices>) => {
      setChoices((old) => ({ ...old, ...next }))
      forget()
    },
    [forget],
  )
  return {
    ...{ file, choices, trial, applied, result, change },
    choose(next: File | null) {
      setFile(next)
      setChoices(firstChoices)
      setResult(null)
      forget()
    },
    async apply() {
      const report = file ? await applied.run(file) : undefined
      if (report) setResult(report)
    },
  }
}

export type ScanImportWork = ReturnType<typeof useScanImport>
