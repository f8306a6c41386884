import { useQuery } from '@tanstack/react-query'
import type { Titles } from '#shared/contract/list.ts'
import type { FieldChange, HistoryEntry } from '#shared/contract/record-operations.ts'
import { isEmptyValue } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { historyOf } from '../api/queries.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useWords } from '../app/words.tsx'
import classes from './detail-page.module.css'
import { FieldValue, isEvidence } from './field-value.tsx'
import { StateBadge } from './state-badge.tsx'
import { useFormats } from './use-formats.ts'

type ChangeProps = { readonly record: AnyRecord; readonly change: FieldChange; readonly titles: Titles }

/** A field of the record, or of one of its part rows as `steps.startedAt`. */
function declaredAt(record: AnyRecord, path: string) {
  const [name = '', inner] = path.split('.')
  const field = record.fields[name]
  return inner !== undefined && field?.kind === 'parts' ? field.fields[inner] : field
}

function Side({ record, change, titles, value }: ChangeProps & { readonly value: AnyValue }) {
  const t = useWords()
  if (change.field === 'state' && typeof value === 'string') return <StateBadge record={record} state={value} />
  const field = declaredAt(record, change.field)
  if (isEmptyValue(value)) return <span className="quiet">{t('history.empty')}</span>
  if (!field) return typeof value === 'string' ? value : JSON.stringify(value)
  if (isEvidence(value)) return value.name
  if (typeof value === 'object' && (field.kind === 'parts' || field.kind === 'evidence')) return t('history.row')
  return <FieldValue field={field} messages={`${record.name}.${change.field}`} value={value} titles={titles} inCell />
}

function Change(props: ChangeProps) {
  const t = useWords()
  const { record, change } = props
  return (
    <div className={classes.change}>
      <span className="quiet">
        {change.field === 'state' ? t('record.state') : t(`${record.name}.${change.field}`)}
      </span>
      <span>
        {isEmptyValue(change.before) ? null : (
          <>
            <del>
              <Side {...props} value={change.before} />
            </del>{' '}
            <span aria-hidden="true">→</span>{' '}
          </>
        )}
        <ins>
          <Side {...props} value={change.after} />
        </ins>
      </span>
    </div>
  )
}

function Entry({ record, entry, titles }: { record: AnyRecord; entry: HistoryEntry; titles: Titles }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        <strong>{titles[entry.person] ?? t('record.somebody')}</strong>
        <span>{t(`history.${entry.kind}`)}</span>
        <span className="quiet">{formats.instant(entry.at)}</span>
        <span className="quiet code">{entry.revision}</span>
      </div>
      {entry.reason ? <p className={classes.reason}>{entry.reason}</p> : null}
      {entry.kind === 'created'
        ? null
        : entry.changes.map((change) => (
            <Change key={`${change.field} ${change.part ?? ''}`} record={record} change={change} titles={titles} />
          ))}
    </li>
  )
}

/** Who changed what, when and why, newest first. */
export function RecordHistory({ record, id }: { readonly record: AnyRecord; readonly id: string }) {
  const found = useQuery(historyOf(record.name, id))
  if (found.error) return <RefusalNotice refusal={refusalOf(found.error)} />
  const entries = [...(found.data?.entries ?? [])].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <ol className={classes.plain}>
      {entries.map((entry) => (
        <Entry key={entry.revision} record={record} entry={entry} titles={found.data?.titles ?? {}} />
      ))}
    </ol>
  )
}
