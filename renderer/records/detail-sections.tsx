import type { Titles } from '#shared/contract/list.ts'
import type { PartsField } from '#shared/record/fields.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { type KeyValue, KeyValues } from '../ui/key-values.tsx'
import classes from './detail-page.module.css'
import type { DetailProps } from './detail-props.ts'
import { EvidenceOnPage } from './evidence-on-page.tsx'
import { FieldValue } from './field-value.tsx'
import { valueToday } from './reckoned-values.ts'

type PartRow = Readonly<Record<string, AnyValue>> & { readonly id: string }

function isPartRow(value: unknown): value is PartRow {
  return typeof value === 'object' && value !== null && 'id' in value && !('sha256' in value)
}

/** Child rows, read only. */
function PartsTable({
  field,
  messages,
  rows,
  titles,
}: {
  readonly field: PartsField
  readonly messages: string
  readonly rows: readonly PartRow[]
  readonly titles: Titles
}) {
  const t = useWords()
  const columns = Object.entries(field.fields)
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {t(`${messages}.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(([name, column]) => (
                <td key={name} data-kind={column.kind}>
                  <FieldValue field={column} messages={`${messages}.${name}`} value={row[name]} titles={titles} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A longer text takes the whole line, for beside its label it would be a column of many lines. */
const longestBeside = 120

function factOf({ record, detail }: DetailProps, name: string, label: string, today: string): KeyValue | null {
  const field = record.fields[name]
  const value = valueToday(record, name, detail.entity, today)
  if (!field) return null
  const messages = `${record.name}.${name}`
  if (field.kind === 'parts') {
    const rows = Array.isArray(value) ? value.filter(isPartRow) : []
    const table = <PartsTable field={field} messages={messages} rows={rows} titles={detail.titles} />
    return { key: name, label, value: rows.length > 0 ? table : <span className="quiet">—</span>, wide: true }
  }
  if (field.kind === 'evidence') {
    const shown = <EvidenceOnPage record={record} detail={detail} field={name} label={label} />
    return { key: name, label, value: shown, wide: true }
  }
  const shown = <FieldValue field={field} messages={messages} value={value} titles={detail.titles} />
  const isText = typeof value === 'string'
  const isLong = field.kind === 'text' && isText && value.length > longestBeside
  return { key: name, label, value: shown, wide: isLong || (field.kind === 'markdown' && isText) }
}

/** The fields by section; the title stands above the page already. */
export function DetailSections({ record, detail }: DetailProps) {
  const t = useWords()
  const { today } = useSession()
  return record.sections.map((section) => {
    const facts = section.fields
      .filter((name) => name !== record.title || record.fields[name]?.kind === 'markdown')
      .map((name) => factOf({ record, detail }, name, t(`${record.name}.${name}`), today))
      .filter((fact) => fact !== null)
    if (facts.length === 0) return null
    return (
      <section key={section.key} className={classes.section}>
        <h3 className={classes.heading}>{t(`${record.name}.section.${section.key}`)}</h3>
        <KeyValues items={facts} />
      </section>
    )
  })
}
