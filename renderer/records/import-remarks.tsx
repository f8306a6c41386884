import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'
import { missingFields } from './import-choices.ts'
import classes from './import-dialog.module.css'
import { columnLabel } from './import-words.ts'

type Props = {
  readonly record: AnyRecord
  readonly report: ImportReport
  /** The columns are matched as they were for the last file with these heads. */
  readonly remembered: boolean
}

/** What is worth knowing of the file: what in it is left alone, and which fields it has nothing for. */
export function ImportRemarks({ record, report, remembered }: Props) {
  const t = useWords()
  const { source, columns, errors } = report
  const missing = missingFields(record, columns).filter((name) => errors.some((error) => error.field === name))
  const fields = missing.map((name) => columnLabel(t, record.name, name)).join(t.language === 'en' ? ', ' : '、')
  if (source.ignored.length === 0 && !remembered && missing.length === 0) return null
  return (
    <div className={classes.remarks}>
      {missing.length > 0 ? <Notice tone="attention" title={t('import.missing', { fields })} /> : null}
      <ul>
        {remembered ? <li>{t('import.remembered')}</li> : null}
        {source.ignored.map(({ kind, count }) => (
          <li key={kind}>{t(`import.ignored.${kind}`, { count })}</li>
        ))}
      </ul>
    </div>
  )
}
