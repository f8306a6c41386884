import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { listOf } from '../api/queries.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { columnsOf } from './columns.ts'
import classes from './detail-page.module.css'
import type { DetailProps } from './detail-props.ts'
import { FieldValue } from './field-value.tsx'
import { fieldsPointingTo, mayWrite } from './known-records.ts'
import { RecordLink } from './record-link.tsx'
import { recordWord } from './record-word.ts'
import { StateBadge } from './state-badge.tsx'

const shown = 100

function textIn(row: AnyEntity, field: string): string {
  const value = row[field]
  return typeof value === 'string' ? value : ''
}

/** The records of one type that name this one in one of their fields. */
function RelatedRecords({ id, record, field }: { id: string; record: AnyRecord; field: string }) {
  const t = useWords()
  const { member } = useSession()
  const writable = mayWrite(record, member.roles)
  const found = useQuery(listOf(record.name, { filters: [{ field, comparison: 'is', value: id }], limit: shown }))
  const rows = found.data?.rows ?? []
  const total = found.data?.total ?? 0
  const columns = columnsOf(record, t).filter((column) => column.key !== field)
  if (total === 0 && !writable) return null
  return (
    <section aria-label={t(`${record.name}.plural`)}>
      <h3 className={classes.heading}>
        <Link to="/records/$record" params={{ record: record.name }} search={{ is: { [field]: id } }}>
          {t(`${record.name}.plural`)}
        </Link>
        <span className="quiet">{total}</span>
        {writable ? (
          <Button
            variant="subtle"
            size="compact-xs"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/records/$record/new"
                params={{ record: record.name }}
                search={{ with: { [field]: id } }}
              />
            )}
          >
            {t('list.new', { record: recordWord(t, record.name) })}
          </Button>
        ) : null}
      </h3>
      {rows.length > 0 ? (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.key} scope="col">
                    {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  {columns.map((column, index) => (
                    <td key={column.key}>
                      <RelatedCell
                        record={record}
                        row={row}
                        name={column.key}
                        leading={index === 0}
                        titles={found.data?.titles ?? {}}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}

function RelatedCell({
  record,
  row,
  name,
  leading,
  titles,
}: {
  readonly record: AnyRecord
  readonly row: AnyEntity
  readonly name: string
  readonly leading: boolean
  readonly titles: Readonly<Record<string, string>>
}) {
  const t = useWords()
  const field = record.fields[name]
  if (leading)
    return (
      <RecordLink
        record={record.name}
        id={row.id}
        title={textIn(row, name) || textIn(row, record.title) || t('record.untitled')}
      />
    )
  if (!field) return <StateBadge record={record} state={row.state} />
  return <FieldValue field={field} messages={`${record.name}.${name}`} value={row[name]} titles={titles} inCell />
}

/** Everything that names this record, by kind, with the way to add one more. */
export function Related({ record, detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const { id } = detail.entity
  const pointing = fieldsPointingTo(record.name, member.roles).filter(({ record: other }) => !other.managed)
  // A person stands in dozens of fields; only those that name one are shown there.
  const many = pointing.length > 8
  const named = new Set(detail.linked.map((link) => `${link.record}.${link.field}`))
  const kept = many ? pointing.filter((place) => named.has(`${place.record.name}.${place.field}`)) : pointing
  if (kept.length === 0) return <p className="quiet">{t('related.none')}</p>
  return kept.map((place) => (
    <RelatedRecords key={`${place.record.name}.${place.field}`} id={id} record={place.record} field={place.field} />
  ))
}
