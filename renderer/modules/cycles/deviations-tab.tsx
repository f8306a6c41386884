import { useMemo } from 'react'
import type { ListQuery } from '#shared/contract/list.ts'
import { type MissedTarget, projectDeviations } from '#shared/modules/cycles/cycles.deviations.ts'
import { shortDecimal, wantedSign } from '#shared/modules/cycles/cycles.targets.ts'
import { deviationRecord } from '#shared/modules/cycles/deviation.record.ts'
import { useAll } from '../../api/use-all.ts'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import pageClasses from '../../records/detail-page.module.css'
import type { DetailProps } from '../../records/detail-props.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { StateBadge } from '../../records/state-badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function useDeviationWords() {
  const t = useWords()
  const measured = ({ target }: MissedTarget) => shortDecimal(target.measured ?? '')
  const state = ({ deviation }: MissedTarget) =>
    t(deviation ? `deviation.state.${deviation.state}` : 'deviations.unrecorded')
  return { t, measured, state }
}

function Rows({ missed }: { readonly missed: readonly MissedTarget[] }) {
  const { t, measured, state } = useDeviationWords()
  return missed.map((row) => {
    const { item, target, deviation } = row
    return (
      <tr key={`${item.id} ${target.name}`}>
        <td>
          <RecordLink record="workItem" id={item.id} title={textOf(item.title) || t('record.untitled')} />
        </td>
        <td>{target.name}</td>
        <td>{wantedSign(target)}</td>
        <td>{measured(row)}</td>
        <td>
          {deviation ? (
            <RecordLink record="deviation" id={deviation.id} title={textOf(deviation.number)} />
          ) : (
            <span className="quiet">{state(row)}</span>
          )}
        </td>
        <td>{deviation ? <StateBadge record={deviationRecord} state={deviation.state} /> : null}</td>
      </tr>
    )
  })
}

/** The targets of a cycle that were missed, and what was answered for each. */
export function CycleDeviations({ detail }: DetailProps) {
  const { t, measured, state } = useDeviationWords()
  const { id } = detail.entity
  const own: ListQuery = { filters: [{ field: 'cycle', comparison: 'is', value: id }] }
  const items = useAll('workItem', own)
  const deviations = useAll('deviation', own)
  const missed = useMemo(() => projectDeviations(items.rows, deviations.rows), [items.rows, deviations.rows])
  const open = missed.filter(({ deviation }) => deviation === null || deviation.state === 'open').length
  const columns = [
    { key: 'workItem', label: t('workItem') },
    ...['target', 'wanted', 'measured'].map((key) => ({ key, label: t(`deviation.${key}`) })),
    { key: 'deviation', label: t('deviation') },
    { key: 'state', label: t('record.state') },
  ]
  const table = {
    columns,
    rows: missed.map((row) => [
      textOf(row.item.title),
      row.target.name,
      wantedSign(row.target),
      measured(row),
      textOf(row.deviation?.number),
      state(row),
    ]),
  }
  const source = {
    isPending: items.isPending || deviations.isPending,
    error: items.error ?? deviations.error,
    isCut: items.isCut || deviations.isCut,
  }
  return (
    <ViewFrame title={t('deviations.finding', { count: missed.length, open })} table={table} source={source} isTab>
      {missed.length === 0 ? (
        <EmptyState title={t('list.empty', { records: t('deviation.plural') })} text={t('deviations.none')} />
      ) : (
        <div className={pageClasses.scroll}>
          <table className={pageClasses.table}>
            <thead>
              <tr>
                {columns.map(({ key, label }) => (
                  <th key={key} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Rows missed={missed} />
            </tbody>
          </table>
        </div>
      )}
    </ViewFrame>
  )
}
