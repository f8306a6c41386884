import type { Titles } from '#shared/contract/list.ts'
import { passedDuty } from '#shared/modules/exchange/exchange.duties.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { isSelfApproved } from '#shared/record/workflow.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { ToneBadge, ToneMark } from '../ui/tone-badge.tsx'
import { FieldValue } from './field-value.tsx'
import classes from './record-list.module.css'
import { StateBadge } from './state-badge.tsx'

/** Says of a day that it has passed with its duty still to be done. */
function PassedDuty({
  record,
  row,
  column,
}: {
  readonly record: AnyRecord
  readonly row: AnyEntity
  readonly column: string
}) {
  const t = useWords()
  const passed = passedDuty(record.name, column, row, useSession().today)
  if (!passed) return null
  return (
    <span className={classes.passed}>
      <ToneBadge tone="critical">{t(`record.${passed}`)}</ToneBadge>
    </span>
  )
}

/** One cell of a derived list; the leading one is the link to the record. */
export function ListCell({
  record,
  row,
  column,
  titles,
  href,
}: {
  readonly record: AnyRecord
  readonly row: AnyEntity
  readonly column: string
  readonly titles: Titles
  /** Set for the leading cell: where the record stands. A router's own link is too slow for a list that is scrolled. */
  readonly href: string | undefined
}) {
  const t = useWords()
  const field = record.fields[column]
  if (href !== undefined) {
    const text = row[column] ?? row[record.title]
    return <a href={href}>{typeof text === 'string' && text !== '' ? text : t('record.untitled')}</a>
  }
  if (!field)
    return (
      <>
        <StateBadge record={record} state={row.state} />
        {isSelfApproved(record.workflow, row) ? <ToneMark tone="attention" words={t('record.selfApproved')} /> : null}
      </>
    )
  const value = (
    <span>
      <FieldValue field={field} messages={`${record.name}.${column}`} value={row[column]} titles={titles} inCell />
    </span>
  )
  if (field.kind !== 'date') return value
  return (
    <>
      {value}
      <PassedDuty {...{ record, row, column }} />
    </>
  )
}
