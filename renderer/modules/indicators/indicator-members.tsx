import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Measure, measuresOf } from '#shared/modules/indicators/indicators.formula.ts'
import { readFormula } from '#shared/modules/indicators/indicators.formula-reader.ts'
import { unmetSentence } from '#shared/modules/indicators/indicators.words.ts'
import { records } from '#shared/registry.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { FiguresTable } from '../../records/figures-table.tsx'
import { recordNamed } from '../../records/known-records.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './board.module.css'
import { useBoardRow } from './use-board-row.ts'

const most = 200

function Members({
  id,
  measure,
  asked,
  counted,
}: {
  readonly id: string
  readonly measure: number
  readonly asked: Measure | undefined
  readonly counted: boolean
}) {
  const t = useWords()
  const speaker = { t, records, nameOf: () => null }
  const input = { id, measure, counted, limit: most }
  const { data, error } = useQuery({
    queryKey: ['indicators', 'members', input],
    queryFn: () => api.indicators.members(input),
  })
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return null
  const record = recordNamed(data.record)
  const columns = [
    { key: 'title', label: t(data.record) },
    { key: 'state', label: t('indicatorWords.state') },
    ...(!asked || counted ? [] : [{ key: 'unmet', label: t('indicatorBoard.unmet') }]),
  ]
  const rows = data.rows.map((row) => {
    const { id: member, title, state } = row
    const cells = [
      { text: title, shown: <RecordLink record={data.record} id={member} title={title} /> },
      { text: state, shown: record && state !== '' ? <StateBadge record={record} state={state} /> : '' },
      ...(asked && !counted ? [{ text: unmetSentence(speaker, asked, row) }] : []),
    ]
    return { key: member, cells }
  })
  return (
    <>
      <p className="quiet">
        {t(rows.length < data.readable ? 'indicatorBoard.members' : 'indicatorBoard.membersAll', {
          count: data.total,
          shown: rows.length,
        })}
        {data.readable < data.total ? ` ${t('indicatorBoard.hidden', { count: data.total - data.readable })}` : ''}
      </p>
      {rows.length > 0 ? (
        <FiguresTable title={t(`indicator.tab.${counted ? 'counted' : 'notCounted'}`)} columns={columns} rows={rows} />
      ) : null}
    </>
  )
}

/** The very records that a measure of the formula counts, or the others that it looked at. */
function MembersTab({ detail, counted }: DetailProps & { readonly counted: boolean }) {
  const t = useWords()
  const { id } = detail.entity
  const { row } = useBoardRow(id)
  const [place, setPlace] = useState(0)
  const measures = row?.now?.measures ?? []
  const read = typeof detail.entity.formula === 'string' ? readFormula(detail.entity.formula) : null
  const asked = read && 'formula' in read ? measuresOf(read.formula)[place] : undefined
  if (!row) return null
  if (measures.length === 0) return <EmptyState title={t('indicatorBoard.noMeasures')} />
  return (
    <div className={classes.panel}>
      {measures.length > 1 ? (
        <Select
          label={t('indicatorReading.inputs.measure')}
          data={measures.map(({ measure }, index) => ({ value: String(index), label: measure }))}
          value={String(place)}
          allowDeselect={false}
          onChange={(value) => setPlace(Number(value ?? 0))}
        />
      ) : null}
      <Members id={id} measure={place} asked={asked} counted={counted} />
    </div>
  )
}

export function CountedRecords(props: DetailProps) {
  return <MembersTab {...props} counted />
}

export function OtherRecords(props: DetailProps) {
  return <MembersTab {...props} counted={false} />
}
