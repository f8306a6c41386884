import { Button } from '@mantine/core'
import type { ImportedRecord, ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { saveFile } from '../api/files.ts'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'
import classes from './import-dialog.module.css'
import { RecordLink } from './record-link.tsx'

type Props = {
  readonly record: AnyRecord
  readonly report: ImportReport
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** What an import did, with ways to the records it made and to the rows it refused. */
export function ImportSummary({ record, report, onAgain, onClose }: Props) {
  const t = useWords()
  const { read, created, updated, skipped, refusedRows, imported, refused } = report
  const more = created + updated - imported.length
  return (
    <>
      <Notice tone={refusedRows > 0 ? 'attention' : 'good'} title={t('import.done')}>
        <p role="status">{t('import.counts', { read, created, updated, skipped, refused: refusedRows })}</p>
      </Notice>
      <ImportedList record={record.name} title={t('import.made')} rows={imported.filter((row) => row.created)} />
      <ImportedList record={record.name} title={t('import.changed')} rows={imported.filter((row) => !row.created)} />
      {more > 0 ? <p className="quiet">{t('import.more', { count: more })}</p> : null}
      <div className={classes.foot}>
        {refused ? (
          <Button variant="default" onClick={() => void saveFile(refused)}>
            {t('import.saveRefused')}
          </Button>
        ) : null}
        <span className={classes.spring} />
        <Button variant="default" onClick={onAgain}>
          {t('import.again')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('dialog.close')}
        </Button>
      </div>
    </>
  )
}

function ImportedList({
  record,
  title,
  rows,
}: {
  readonly record: string
  readonly title: string
  readonly rows: readonly ImportedRecord[]
}) {
  const t = useWords()
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={classes.label}>{title}</h3>
      <ul className={classes.imported}>
        {rows.map(({ id, title: name }) => (
          <li key={id}>
            <RecordLink record={record} id={id} title={name === '' ? t('record.untitled') : name} />
          </li>
        ))}
      </ul>
    </section>
  )
}
