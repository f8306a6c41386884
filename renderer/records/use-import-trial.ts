import { useEffect, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Progress } from '#shared/contract/operation.ts'
import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import { api } from '../api/client.ts'
import { sendFile } from '../api/files.ts'
import { refusalOf } from '../api/refusal.ts'
import { followed } from '../api/tasks.ts'
import type { ImportChoices } from './import-choices.ts'

/** What an import would do: the last answer of this file, and while `running` a newer one is awaited. */
export type ImportTrial = {
  readonly file: File | null
  readonly report: ImportReport | null
  readonly refusal: ErrorShape | null
  readonly running: boolean
  readonly progress: Progress | null
}

const nothing: ImportTrial = { file: null, report: null, refusal: null, running: false, progress: null }
const previewRows = 60
/** A trial that was left is ended by the vault after its present slice; the next one asks again until then. */
const patience = { tries: 20, milliseconds: 250 }

/** The question of an import, tried or for good. */
export function importCall(record: string, ticket: string, choices: ImportChoices, rest: object) {
  const { columns, ...stated } = choices
  return { record, ticket, ...stated, ...(columns ? { columns: [...columns] } : {}), ...rest }
}

async function tryOut(
  record: string,
  file: File,
  choices: ImportChoices,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<ImportReport> {
  const rest = { dryRun: true, partial: true, preview: previewRows }
  for (let tries = 1; ; tries++) {
    try {
      const ticket = await sendFile(file)
      return await followed(
        await api.exchange.import(importCall(record, ticket, choices, rest), { signal }),
        onProgress,
      )
    } catch (error) {
      if (refusalOf(error).key !== 'errors.importRunning' || tries === patience.tries || signal.aborted) throw error
      await new Promise((resolve) => setTimeout(resolve, patience.milliseconds))
    }
  }
}

/** Tries an import out whenever the file or a choice changes; nothing is kept of it in the vault. */
export function useImportTrial(record: string, file: File | null, choices: ImportChoices): ImportTrial {
  const [trial, setTrial] = useState(nothing)
  useEffect(() => {
    if (!file) {
      setTrial(nothing)
      return
    }
    const controller = new AbortController()
    const { signal } = controller
    const show = (next: (old: ImportTrial) => ImportTrial) => {
      if (!signal.aborted) setTrial(next)
    }
    show((old) => ({ ...nothing, file, report: old.file === file ? old.report : null, running: true }))
    tryOut(record, file, choices, signal, (progress) => show((old) => ({ ...old, progress }))).then(
      (report) => show(() => ({ ...nothing, file, report })),
      (error: unknown) => show((old) => ({ ...nothing, file, report: old.report, refusal: refusalOf(error) })),
    )
    return () => controller.abort()
  }, [record, file, choices])
  return trial
}
