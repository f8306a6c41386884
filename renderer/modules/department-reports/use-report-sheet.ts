import { useState } from 'react'
import type { ReportSheetReading } from '#shared/modules/department-reports/department-reports.contract.ts'
import { api } from '../../api/client.ts'
import { saveFile, sendFile } from '../../api/files.ts'
import { useKeptTask } from '../../api/use-kept-task.ts'
import { useTask } from '../../api/use-task.ts'
import { useWords } from '../../app/words.tsx'

/** The report that a sheet is made of. */
export type SheetOrder = {
  readonly template: string
  readonly department: string
  readonly start: string
  /** Paper is printed and filled in by hand. */
  readonly form?: 'workbook' | 'paper'
}

/** Makes sheets and hands them to the download folder. */
export function useBlankSheet() {
  const t = useWords()
  return useKeptTask(
    { place: 'report sheet', label: { key: 'sheetEntry.task' } },
    (order: SheetOrder, options: { readonly signal: AbortSignal }) =>
      api.departmentReports.sheet({ ...order, language: t.language }, options),
    async (file) => {
      await saveFile(file)
      return { file: file.name }
    },
  )
}

type Job = { readonly file: File; readonly take: boolean }

/** A sheet that came back: read as soon as it is chosen, taken over when a person says so. */
export function useFilledSheet(report: string | null, onTaken: (report: string) => void) {
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<ReportSheetReading | null>(null)
  const task = useTask(async ({ file: chosen, take }: Job, options: { readonly signal: AbortSignal }) =>
    api.departmentReports.readSheet(
      { ticket: await sendFile(chosen, options), take, ...(report === null ? {} : { report }) },
      options,
    ),
  )
  const choose = async (chosen: File | null | undefined) => {
    if (!chosen) return
    setFile(chosen)
    setReading(null)
    setReading((await task.run({ file: chosen, take: false })) ?? null)
  }
  const take = async () => {
    if (!file) return
    const done = await task.run({ file, take: true })
    if (!done?.taken) return
    setFile(null)
    setReading(null)
    onTaken(done.taken)
  }
  return { file, reading, task, choose, take }
}
