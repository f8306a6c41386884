import { useEffect, useState } from 'react'
import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../api/client.ts'
import { sendFile } from '../api/files.ts'
import { useKept } from '../api/use-kept.ts'
import { useKeptTask } from '../api/use-kept-task.ts'
import { useWords } from '../app/words.tsx'
import { firstChoices, type ImportChoices, keptMapping, mappingKey } from './import-choices.ts'
import { importCall, useImportTrial } from './use-import-trial.ts'

/** One import from the choice of a file to what became of it. */
export function useImport(record: AnyRecord) {
  const t = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [choices, setChoices] = useState<ImportChoices>(firstChoices)
  const [remembered, setRemembered] = useState(false)
  const [result, setResult] = useState<ImportReport | null>(null)
  const trial = useImportTrial(record.name, file, choices)
  const kept = useKept('mapping')
  const heads = trial.report?.source.heads

  // What the same heads stood for the last time is taken over once, before anybody has chosen a column.
  const untouched = choices.columns === undefined && !remembered
  useEffect(() => {
    if (!heads || !untouched || !kept.isReady) return
    const found = keptMapping(kept.values.get(mappingKey(record.name, heads))?.value, record, heads)
    if (!found) return
    const { heads: _, ...mapping } = found
    setRemembered(true)
    setChoices((old) => ({ ...old, ...mapping }))
  }, [heads, untouched, kept.isReady, kept.values, record])

  const label = { key: 'import.task', parameters: { records: t(`${record.name}.plural`) } }
  const applied = useKeptTask(
    { place: `import ${record.name}`, label },
    async (partial: boolean, options: { readonly signal: AbortSignal }) => {
      const ticket = await sendFile(file ?? new File([], ''))
      const rest = { partial, language: t.language }
      return await api.exchange.import(importCall(record.name, ticket, choices, rest), options)
    },
    () => ({ to: `/records/${record.name}` }),
  )
  const apply = async (partial: boolean) => {
    const report = await applied.run(partial)
    if (!report) return
    setResult(report)
    const { columns, source } = report
    const { recognise, existing } = choices
    const value = { heads: source.heads, columns, existing, ...(recognise === undefined ? {} : { recognise }) }
    await kept.put(mappingKey(record.name, source.heads), value)
  }
  return {
    file,
    choices,
    trial,
    applied,
    result,
    remembered,
    /** Takes another file, or none; what was chosen for the last one does not hold for it. */
    choose(next: File | null) {
      setFile(next)
      setChoices(firstChoices)
      setRemembered(false)
      setResult(null)
      applied.forget()
    },
    change(next: ImportChoices) {
      setChoices(next)
      applied.forget()
    },
    apply: (partial: boolean) => void apply(partial),
  }
}
