import type { ReactNode } from 'react'
import { textDifference } from '#shared/base/text-difference.ts'
import type { Titles } from '#shared/contract/list.ts'
import { differingFields } from '#shared/modules/audits/audits.versions.ts'
import { isEmptyValue } from '#shared/record/check.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { useWords } from '../../../app/words.tsx'
import { FieldValue } from '../../../records/field-value.tsx'
import classes from './paper-versions.module.css'

export type Side = { readonly name: string; readonly values: Readonly<Record<string, AnyValue>> }

type Props = { readonly record: AnyRecord; readonly older: Side; readonly newer: Side; readonly titles: Titles }

/** A text with the words that the other side has not marked as taken out, or as put in. */
function MarkedText({
  older,
  newer,
  side,
}: {
  readonly older: string
  readonly newer: string
  readonly side: 'older' | 'newer'
}) {
  const kept = side === 'older' ? 'removed' : 'added'
  let at = 0
  return (
    <p className={classes.text}>
      {textDifference(older, newer)
        .filter(({ kind }) => kind === 'same' || kind === kept)
        .map(({ kind, text }) => {
          at += text.length
          if (kind === 'same') return text
          return kind === 'removed' ? <del key={at}>{text}</del> : <ins key={at}>{text}</ins>
        })}
    </p>
  )
}

function Value({
  record,
  field,
  values,
  titles,
}: Pick<Props, 'record' | 'titles'> & { readonly field: string } & Pick<Side, 'values'>): ReactNode {
  const declared = record.fields[field]
  const value = values[field] ?? null
  if (!declared || isEmptyValue(value)) return <span className="quiet">—</span>
  if (declared.kind === 'evidence') return filesIn(value).map((file) => <div key={file.id}>{file.name}</div>)
  return <FieldValue field={declared} messages={`${record.name}.${field}`} value={value} titles={titles} />
}

const text = (value: AnyValue | undefined) => (typeof value === 'string' ? value : '')

/** Two states of a working paper beside each other: the fields in which they differ, texts word by word. */
export function SideBySide({ record, older, newer, titles }: Props) {
  const t = useWords()
  const fields = differingFields(older.values, newer.values)
  if (fields.length === 0) return <p className="quiet">{t('paper.versions.same')}</p>
  return (
    <table className={classes.sides}>
      <thead>
        <tr>
          <th scope="col">{t('paper.versions.field')}</th>
          <th scope="col">{older.name}</th>
          <th scope="col">{newer.name}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const kind = record.fields[field]?.kind
          const isText = kind === 'text' || kind === 'markdown'
          const both = { older: text(older.values[field]), newer: text(newer.values[field]) }
          return (
            <tr key={field}>
              <th scope="row">{t(`${record.name}.${field}`)}</th>
              {(['older', 'newer'] as const).map((side) => (
                <td key={side}>
                  {isText ? (
                    <MarkedText {...both} side={side} />
                  ) : (
                    <Value
                      record={record}
                      field={field}
                      values={side === 'older' ? older.values : newer.values}
                      titles={titles}
                    />
                  )}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
