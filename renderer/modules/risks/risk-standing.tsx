import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { lineChart } from '#shared/charts/line-chart.ts'
import type { ChartPalette } from '#shared/charts/palette.ts'
import type { RiskMonth } from '#shared/modules/risks/risks.projection.ts'
import { levelTones, riskLevels } from '#shared/modules/risks/risks.scale.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import { filtersOf, listSearch } from '../../records/list-search.ts'
import { NewRecordLink } from '../../records/new-record-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RiskCategories } from './risk-categories.tsx'
import classes from './risk-standing.module.css'
import { TopRisks } from './top-risks.tsx'

function drawingOf(t: Translator, months: readonly RiskMonth[], palette: ChartPalette) {
  const lines = riskLevels.map((level) => ({
    name: t(`risk.level.${level}`),
    values: months.map((month) => month[level]),
  }))
  const words = months.map(({ month }) => month)
  const columns = [
    { key: 'month', label: t('riskStanding.month') },
    ...lines.map(({ name }) => ({ key: name, label: name, align: 'end' as const })),
  ]
  const rows = words.map((word, index) => [word, ...lines.map(({ values }) => String(values[index] ?? 0))])
  const color = riskLevels.map((level) => palette[levelTones[level]])
  const option = { ...lineChart(lines, { words, name: t('riskStanding.axis') }, palette), color }
  return { option, table: { columns, rows } }
}

/** The register in figures: levels month by month, categories by level, and the gravest risks. */
export function RiskStanding({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const palette = useChartPalette()
  const filters = filtersOf(record, listSearch(useSearch({ strict: false })))
  const { data, error } = useQuery({
    queryKey: ['risks', 'standing', filters],
    queryFn: () => api.risks.standing({ filters }),
  })
  const drawing = useMemo(() => (data ? drawingOf(t, data.months, palette) : null), [t, data, palette])
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data || !drawing) return null
  const { register } = data
  if (register.total === 0)
    return (
      <EmptyState title={t('riskStanding.none')} text={t('riskStanding.none.text')}>
        <NewRecordLink record={record} />
      </EmptyState>
    )
  const { total, above, accepted } = register
  return (
    <div className={classes.view}>
      <Chart
        title={t('riskStanding.finding', { count: total, above, accepted })}
        option={drawing.option}
        height={280}
        table={drawing.table}
      />
      <RiskCategories register={register} filters={filters} />
      <TopRisks top={register.top} />
    </div>
  )
}
