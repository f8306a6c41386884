import type { ReactNode } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import { isEmptyValue } from '#shared/record/check.ts'
import { isEvidence } from '#shared/record/evidence-files.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { useWords } from '../../app/words.tsx'
import { FieldValue } from '../field-value.tsx'
import { StateBadge } from '../state-badge.tsx'
import { useFormats } from '../use-formats.ts'

/** Where a value stands; `path` is a field, or one of a part row as `steps.startedAt`. */
export type Place = { readonly record: AnyRecord; readonly path: string; readonly titles: Titles }

/** A field of the record, or of one of its part rows. */
function declaredAt(record: AnyRecord, path: string): Field | undefined {
  const [name = '', inner] = path.split('.')
  const field = record.fields[name]
  return inner !== undefined && field?.kind === 'parts' ? field.fields[inner] : field
}

/** One value within a sentence. */
export function HistoryValue({ record, path, titles, value }: Place & { readonly value: AnyValue }): ReactNode {
  const t = useWords()
  if (path === 'state' && typeof value === 'string') return <StateBadge record={record} state={value} />
  const field = declaredAt(record, path)
  if (isEmptyValue(value)) return <span className="quiet">—</span>
  if (isEvidence(value)) return <Files files={[value]} />
  if (!field) return typeof value === 'string' ? value : JSON.stringify(value)
  if (typeof value === 'object' && field.kind === 'parts') return t('history.unnamed')
  return <FieldValue field={field} messages={`${record.name}.${path}`} value={value} titles={titles} inCell />
}

/** Files by name and size. */
export function Files({ files }: { readonly files: readonly AnyValue[] }): ReactNode {
  const formats = useFormats()
  return files.filter(isEvidence).map((file, index) => (
    <span key={file.id}>
      {index > 0 ? ', ' : ''}
      <bdi>
        <b>{file.name}</b>
      </bdi>{' '}
      <span className="quiet">({formats.bytes(file.size)})</span>
    </span>
  ))
}

/** The titles of referred records. */
export function Members({ ids, titles }: { readonly ids: readonly AnyValue[]; readonly titles: Titles }): ReactNode {
  const t = useWords()
  return ids.map((id, index) => (
    <span key={String(id)}>
      {index > 0 ? ', ' : ''}
      <b>{titles[String(id)] ?? t('record.unreadable')}</b>
    </span>
  ))
}
