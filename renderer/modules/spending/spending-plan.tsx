import { SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type SpendingSide, spendingSides } from '#shared/modules/spending/spending.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import { ViewFrame } from '../../charts/view-frame.tsx'
import { BeginRecord } from '../../records/begin-record.tsx'
import { listSearch, queryOf } from '../../records/list-search.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CurrencyTable } from './currency-table.tsx'
import classes from './spending-plan.module.css'
import { useRowWord } from './use-row-word.ts'

const nothing = { currencies: [], titles: {} }

/** What was planned against what was spent, for each currency by itself, parted by kind, control, department or period. */
export function SpendingPlan({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const formats = useFormats()
  const search = listSearch(useSearch({ strict: false }))
  const { filters = [], archived = false } = queryOf(record, search)
  const { data, isPending, error } = useQuery({
    queryKey: [record.name, 'plan', filters, archived],
    queryFn: () => api.spending.plan({ filters, archived }),
    placeholderData: keepPreviousData,
  })
  const { currencies, titles } = data ?? nothing
  const [side, setSide] = useState<SpendingSide>('kind')
  const word = useRowWord(side, titles)
  const count = currencies.reduce((sum, { total }) => sum + total.count, 0)
  const figures = ['planned', 'actual', 'variance'] as const
  const heads = [t('spendingItem.planned'), t('spendingItem.actual'), t('spendingPlan.variance')]
  const table = {
    columns: [
      { key: 'currency', label: t('spendingPlan.currency') },
      { key: 'row', label: t(`spendingPlan.side.${side}`) },
      ...figures.map((key, index) => ({ key, label: heads[index] ?? '', align: 'end' as const })),
    ],
    rows: currencies.flatMap(({ currency, total, rows: parted }) => [
      ...parted[side].map((row) => [currency, word(row.key), ...figures.map((name) => formats.decimal(row[name]))]),
      [currency, t('spendingPlan.total'), ...figures.map((name) => formats.decimal(total[name]))],
    ]),
  }
  const controls = (
    <SegmentedControl
      size="xs"
      aria-label={t('spendingPlan.side')}
      data={spendingSides.map((value) => ({ value, label: t(`spendingPlan.side.${value}`) }))}
      value={side}
      onChange={(value) => setSide(spendingSides.find((known) => known === value) ?? 'kind')}
    />
  )
  return (
    <ViewFrame
      title={t('spendingPlan.head', { count })}
      controls={controls}
      table={table}
      source={{ isPending, error, isCut: false }}
    >
      {currencies.length === 0 ? (
        <EmptyState title={t('spendingPlan.none')} text={t('spendingPlan.none.text')}>
          <BeginRecord record="spendingItem" />
        </EmptyState>
      ) : (
        <div className={classes.body}>
          {currencies.map((spending) => (
            <CurrencyTable key={spending.currency} spending={spending} side={side} word={word} search={search} />
          ))}
          {side === 'control' ? <p className="quiet">{t('spendingPlan.controls.note')}</p> : null}
        </div>
      )}
    </ViewFrame>
  )
}
