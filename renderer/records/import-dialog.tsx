import { Button, FileInput, Modal } from '@mantine/core'
import { useState } from 'react'
import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../api/client.ts'
import { sendFile } from '../api/files.ts'
import { useTask } from '../api/use-task.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { TaskProgress } from '../app/task-progress.tsx'
import { useWords } from '../app/words.tsx'
import classes from './import-dialog.module.css'
import { ImportSummary } from './import-summary.tsx'

/** Reads a CSV file twice: first only to say what would happen, then for good. */
export function ImportDialog({ record, onClose }: { readonly record: AnyRecord; readonly onClose: () => void }) {
  const t = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<ImportReport | null>(null)
  const [result, setResult] = useState<ImportReport | null>(null)
  const task = useTask(async (input: { file: File; dryRun: boolean }, options: { signal: AbortSignal }) => {
    const ticket = await sendFile(input.file)
    return api.exchange.import({ format: 'csv', record: record.name, ticket, dryRun: input.dryRun }, options)
  })

  const look = async (chosen: File | null) => {
    setFile(chosen)
    setPreview(null)
    if (chosen) setPreview((await task.run({ file: chosen, dryRun: true })) ?? null)
  }
  const bring = async () => {
    if (file) setResult((await task.run({ file, dryRun: false })) ?? null)
  }
  const ready = preview !== null && preview.errors.length === 0 && preview.created + preview.updated > 0

  return (
    <Modal opened onClose={onClose} title={t('import.title', { records: t(`${record.name}.plural`) })} size="lg">
      <div className={classes.body}>
        {result ? null : (
          <FileInput
            label={t('import.file')}
            description={t('import.file.help')}
            accept=".csv,text/csv"
            value={file}
            onChange={(chosen) => void look(chosen)}
            data-autofocus
          />
        )}
        <TaskProgress task={task} label={t('import.running')} />
        <RefusalNotice refusal={task.refusal} />
        {result ? <ImportSummary record={record.name} report={result} done /> : null}
        {preview && !result ? <ImportSummary record={record.name} report={preview} /> : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t(result ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          {result ? null : (
            <Button onClick={() => void bring()} disabled={!ready || task.running}>
              {t('import.bring', { count: preview ? preview.created + preview.updated : 0 })}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
