import { useMemo } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { lineChart } from '#shared/charts/line-chart.ts'
import type { ChartPalette } from '#shared/charts/palette.ts'
import type { Standing } from '#shared/modules/assets/assets.standing.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './assets-views.module.css'
import { useStanding } from './use-standing.ts'

function drawingOf(t: Translator, { months }: Standing, palette: ChartPalette) {
  const lines = (['open', 'opened', 'closed'] as const).map((name) => ({
    name: t(`weakness.trend.${name}`),
    values: months.map((month) => month[name]),
  }))
  const words = months.map(({ month }) => month)
  const columns = [
    { key: 'month', label: t('weakness.trend.month') },
    ...lines.map(({ name }) => ({ key: name, label: name, align: 'end' as const })),
  ]
  const rows = words.map((word, index) => [word, ...lines.map(({ values }) => String(values[index] ?? 0))])
  return { option: lineChart(lines, { words, name: t('vulnerability.plural') }, palette), table: { columns, rows } }
}

/** How many weaknesses were found and closed in each month of a year, and how many were open at its end. */
export function WeaknessTrend({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const palette = useChartPalette()
  const { data, error } = useStanding(record)
  const drawing = useMemo(() => (data ? drawingOf(t, data.standing, palette) : null), [t, data, palette])
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data || !drawing) return null
  const { months } = data.standing
  const sum = (name: 'opened' | 'closed') => months.reduce((total, month) => total + month[name], 0)
  const [opened, closed] = [sum('opened'), sum('closed')]
  if (opened + closed === 0) return <EmptyState title={t('weakness.none')} text={t('weakness.none.help')} />
  return (
    <div className={classes.view}>
      <Chart
        title={t('weakness.trend.finding', { opened, closed })}
        option={drawing.option}
        height={340}
        table={drawing.table}
      />
    </div>
  )
}
