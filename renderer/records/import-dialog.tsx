import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { TaskProgress } from '../app/task-progress.tsx'
import { useWords } from '../app/words.tsx'
import { ImportCounts } from './import-counts.tsx'
import classes from './import-dialog.module.css'
import { ImportErrors } from './import-errors.tsx'
import { ImportFile } from './import-file.tsx'
import { ImportRecognition } from './import-recognition.tsx'
import { ImportRemarks } from './import-remarks.tsx'
import { ImportSource } from './import-source.tsx'
import { ImportSummary } from './import-summary.tsx'
import { ImportTable } from './import-table.tsx'
import { LapsesNotice } from './lapses-notice.tsx'
import { useImport } from './use-import.ts'

/** Brings a file in: what was found in it, what its columns stand for, what would happen; and only then for good. */
export function ImportDialog({ record, onClose }: { readonly record: AnyRecord; readonly onClose: () => void }) {
  const t = useWords()
  const work = useImport(record)
  const { file, trial, applied, result } = work
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('import.title', { records: t(`${record.name}.plural`) })}
      size={file && trial.report && !result ? 'min(1240px, 96vw)' : 'lg'}
    >
      <div className={classes.body}>
        {result ? (
          <ImportSummary record={record} report={result} onAgain={() => work.choose(null)} onClose={onClose} />
        ) : (
          <>
            <ImportFile file={file} onChoose={work.choose} />
            <RefusalNotice refusal={trial.refusal ?? applied.refusal} />
            {trial.refusal && !trial.report ? (
              <ImportSource record={record} source={null} choices={work.choices} onChange={work.change} />
            ) : null}
            {trial.report && !trial.progress ? null : (
              <TaskProgress task={{ ...trial, cancel: onClose }} label={t('import.reading')} cancellable={false} />
            )}
            {trial.report && file ? (
              <Trial record={record} report={trial.report} work={work} onClose={onClose} />
            ) : null}
          </>
        )}
      </div>
    </Modal>
  )
}

type TrialProps = {
  readonly record: AnyRecord
  readonly report: ImportReport
  readonly work: ReturnType<typeof useImport>
  readonly onClose: () => void
}

function Trial({ record, report, work, onClose }: TrialProps) {
  const t = useWords()
  const { choices, change, trial, applied, apply } = work
  const [goodOnly, setGoodOnly] = useState(false)
  const good = report.created + report.updated
  const refused = report.refusedRows
  const ready = good > 0 && (report.errorCount === 0 || (goodOnly && refused > 0))
  return (
    <>
      <div className={classes.choices}>
        <ImportSource record={record} source={report.source} choices={choices} onChange={change} />
        <ImportRecognition record={record} report={report} choices={choices} onChange={change} />
        <ImportRemarks record={record} report={report} remembered={work.remembered} />
      </div>
      <ImportTable
        {...{ record, report }}
        columns={choices.columns ?? report.columns}
        onColumns={(columns) => change({ ...choices, columns })}
      />
      <ImportErrors record={record} report={report} />
      <LapsesNotice lapses={report.lapses} />
      <TaskProgress task={applied} label={t('import.task', { records: t(`${record.name}.plural`) })} />
      <div className={classes.foot}>
        <ImportCounts report={report} isOld={trial.running} />
        {refused > 0 ? (
          <Checkbox
            label={t('import.goodRows', { count: refused })}
            checked={goodOnly}
            onChange={(event) => setGoodOnly(event.currentTarget.checked)}
          />
        ) : null}
        <Button variant="default" onClick={onClose}>
          {t('dialog.cancel')}
        </Button>
        <Button onClick={() => apply(goodOnly)} loading={trial.running} disabled={!ready || applied.running}>
          {good > 0 ? t('import.bring', { count: good }) : t('import.nothing')}
        </Button>
      </div>
    </>
  )
}
