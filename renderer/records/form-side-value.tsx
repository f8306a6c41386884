import { listed } from '#shared/base/series.ts'
import type { Titles } from '#shared/contract/list.ts'
import { isEmptyValue } from '#shared/record/check.ts'
import { isEvidence } from '#shared/record/evidence-files.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { useWords } from '../app/words.tsx'
import { FieldValue } from './field-value.tsx'
import classes from './form-conflict-dialog.module.css'

function isRow(value: AnyValue): value is { readonly [key: string]: AnyValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Props = {
  readonly record: AnyRecord
  readonly field: string
  readonly value: AnyValue
  readonly titles: Titles
}

/** One of the values between which a person chooses, in the room of a cell: rows of parts stand line by line. */
export function SideValue({ record, field, value, titles }: Props) {
  const t = useWords()
  const declared = record.fields[field]
  if (!declared || isEmptyValue(value)) return <span className="quiet">{t('history.empty')}</span>
  const messages = `${record.name}.${field}`
  if (declared.kind === 'evidence' && Array.isArray(value))
    return listed(
      t.language,
      value.map((file) => (isEvidence(file) ? file.name : '')),
    )
  if (declared.kind !== 'parts' || !Array.isArray(value)) {
    const inCell = declared.kind !== 'references'
    return <FieldValue field={declared} messages={messages} value={value} titles={titles} inCell={inCell} />
  }
  return (
    <ol className={classes.rows}>
      {value.filter(isRow).map((row, index) => (
        <li key={typeof row.id === 'string' ? row.id : index}>
          {Object.entries(declared.fields)
            .filter(([name]) => !isEmptyValue(row[name]))
            .map(([name, column], place) => (
              <span key={name}>
                {place > 0 ? ' · ' : ''}
                <FieldValue field={column} messages={`${messages}.${name}`} value={row[name]} titles={titles} inCell />
              </span>
            ))}
        </li>
      ))}
    </ol>
  )
}
