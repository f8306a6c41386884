import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { isSelfApproved } from '#shared/record/workflow.ts'
import { useWords } from '../app/words.tsx'
import { ToneMark } from '../ui/tone-badge.tsx'
import { FieldValue } from './field-value.tsx'
import { StateBadge } from './state-badge.tsx'

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
  return (
    <span>
      <FieldValue field={field} messages={`${record.name}.${column}`} value={row[column]} titles={titles} inCell />
    </span>
  )
}
