import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { FieldValue } from '../../../records/field-value.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { type KeyValue, KeyValues } from '../../../ui/key-values.tsx'
import footClasses from './paper-foot.module.css'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function factOf({ record, detail }: DetailProps, name: string, label: string): KeyValue | null {
  const field = record.fields[name]
  if (!field) return null
  const messages = `${record.name}.${name}`
  const value = <FieldValue field={field} messages={messages} value={detail.entity[name]} titles={detail.titles} />
  return { key: name, label, value, wide: field.kind === 'markdown' }
}

/** Fields of the row that are read here, without those that are empty. */
export function PaperFacts({ record, detail, names }: DetailProps & { readonly names: readonly string[] }) {
  const t = useWords()
  const items = names
    .filter((name) => (detail.entity[name] ?? null) !== null)
    .map((name) => factOf({ record, detail }, name, t(`${record.name}.${name}`)))
    .filter((fact) => fact !== null)
  return items.length > 0 ? <KeyValues items={items} /> : null
}

/** Who prepared and who reviewed, and when; empty places are shown, for they are what is still to come. */
export function PaperStamps({ detail }: Pick<DetailProps, 'detail'>) {
  const t = useWords()
  const formats = useFormats()
  const stamp = (by: string, on: string) => {
    const [person, day] = [text(detail.entity[by]), text(detail.entity[on])]
    const who = person === '' ? null : (detail.titles[person] ?? t('record.somebody'))
    return (
      <span>
        <span className="quiet">{t(`checklistRow.${by}`)}</span>{' '}
        {who === null ? '—' : `${who}${day === '' ? '' : ` · ${formats.day(day)}`}`}
      </span>
    )
  }
  return (
    <div className={footClasses.stamps}>
      {stamp('preparedBy', 'preparedOn')}
      {stamp('reviewedBy', 'reviewedOn')}
    </div>
  )
}
