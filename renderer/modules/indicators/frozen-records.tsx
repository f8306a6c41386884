import { Select } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListQuery } from '#shared/contract/list.ts'
import { type FrozenInput, type FrozenSide, frozenInputs } from '#shared/modules/indicators/indicators.inputs.ts'
import { recordClient } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { FiguresTable } from '../../records/figures-table.tsx'
import { recordNamed } from '../../records/known-records.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './board.module.css'
import { FrozenCompared } from './frozen-compared.tsx'

/** So many records are asked for at once by their ids. */
const chunk = 200

/** The records of these ids as they are called today, archived ones too. */
function useNamed(record: string, ids: readonly string[]) {
  const chunks = Array.from({ length: Math.ceil(ids.length / chunk) }, (_, at) =>
    ids.slice(at * chunk, (at + 1) * chunk),
  )
  const found = useQueries({
    queries: chunks.map((some) => {
      const query: ListQuery = {
        filters: [
          { field: 'id', comparison: 'in', value: [...some] },
          { field: 'archived', comparison: 'in', value: [true, false] },
        ],
        limit: chunk,
      }
      return { queryKey: [record, 'named', some], queryFn: () => recordClient(record).list(query) }
    }),
  })
  const rows = new Map(found.flatMap(({ data }) => (data?.rows ?? []).map((row) => [row.id, row] as const)))
  return { rows, isPending: found.some(({ isPending }) => isPending), error: found.find(({ error }) => error)?.error }
}

function Side({
  input,
  side,
  name,
}: {
  readonly input: FrozenInput
  readonly side: FrozenSide
  readonly name: string
}) {
  const t = useWords()
  const record = recordNamed(input.record)
  const { rows, isPending, error } = useNamed(input.record, side.ids)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending || !record) return null
  const head = t(`frozen.${name}`, { count: side.total })
  const columns = [
    { key: 'title', label: t(input.record) },
    { key: 'state', label: t('indicatorWords.state') },
  ]
  const members = side.ids.map((id) => {
    const row = rows.get(id)
    const words = row ? [row.number, row[record.title]].filter((word) => typeof word === 'string').join(' ') : ''
    const title = words || t('record.unreadable')
    const state = row && record.workflow ? t(`${record.name}.state.${row.state}`) : ''
    return {
      key: id,
      cells: [
        { text: title, shown: row ? <RecordLink record={record.name} id={id} title={title} /> : title },
        { text: state, shown: row && record.workflow ? <StateBadge record={record} state={row.state} /> : '' },
      ],
    }
  })
  return (
    <section aria-label={head}>
      {members.length > 0 ? <FiguresTable title={head} columns={columns} rows={members} /> : <p>{head}</p>}
      {side.total > members.length ? (
        <p className="quiet">{t(members.length > 0 ? 'frozen.more' : 'frozen.unnamed', { shown: members.length })}</p>
      ) : null}
    </section>
  )
}

/** Which records a frozen figure counted and which it did not, on the day on which it was taken. */
export function FrozenRecords({ detail }: DetailProps) {
  const t = useWords()
  const formats = useFormats()
  const [place, setPlace] = useState(0)
  const inputs = frozenInputs(detail.entity)
  const input = inputs[place]
  const { takenOn } = detail.entity
  if (!input) return <EmptyState title={t('frozen.none')} />
  return (
    <div className={classes.panel}>
      {inputs.length > 1 ? (
        <Select
          label={t('indicatorReading.inputs.measure')}
          data={inputs.map(({ measure }, index) => ({ value: String(index), label: measure }))}
          value={String(place)}
          allowDeselect={false}
          onChange={(value) => setPlace(Number(value ?? 0))}
        />
      ) : null}
      <FrozenCompared reading={detail.entity} place={place} input={input} />
      <p className="quiet">{t('frozen.note', { day: typeof takenOn === 'string' ? formats.day(takenOn) : '' })}</p>
      <Side key={`counted ${place}`} input={input} side={input.counted} name="counted" />
      <Side key={`not ${place}`} input={input} side={input.notCounted} name="notCounted" />
    </div>
  )
}
