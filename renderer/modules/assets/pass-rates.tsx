import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { lineChart } from '#shared/charts/line-chart.ts'
import type { ChartPalette } from '#shared/charts/palette.ts'
import { type PassRates, projectPassRates } from '#shared/modules/assets/assets.pass-rates.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useAll } from '../../api/use-all.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import { listSearch, queryOf } from '../../records/list-search.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import classes from './assets-views.module.css'

const written = (rate: number | null) => (rate === null ? '' : `${rate} %`)

function drawingOf(t: Translator, { months, kinds }: PassRates, palette: ChartPalette) {
  const shown = kinds.filter(({ rates }) => rates.some((rate) => rate !== null))
  const lines = shown.map(({ kind, rates }) => ({ name: t(`baseline.kind.${kind}`), values: rates }))
  const columns = [
    { key: 'month', label: t('weakness.trend.month') },
    ...lines.map(({ name }) => ({ key: name, label: name, align: 'end' as const })),
  ]
  const rows = months.map((month, index) => [month, ...lines.map(({ values }) => written(values[index] ?? null))])
  const axes = { words: months, name: t('passRates.axis'), max: 100 }
  return { option: lineChart(lines, axes, palette), table: { columns, rows } }
}

/** The pass rate of each kind of baseline, month by month. */
export function BaselinePassRates({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const palette = useChartPalette()
  const search = listSearch(useSearch({ strict: false }))
  const checks = useAll(record.name, queryOf(record, search))
  const baselines = useAll('baseline', {})
  const rates = useMemo(() => projectPassRates(checks.rows, baselines.rows), [checks.rows, baselines.rows])
  const drawing = useMemo(() => drawingOf(t, rates, palette), [t, rates, palette])
  const error = checks.error ?? baselines.error
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (checks.isPending || baselines.isPending) return null
  if (rates.months.length === 0) return <EmptyState title={t('passRates.none')} text={t('passRates.none.help')} />
  const last = rates.kinds.flatMap(({ kind, rates: own }) => {
    const rate = own.findLast((one) => one !== null)
    return rate === undefined || rate === null ? [] : [`${t(`baseline.kind.${kind}`)} ${rate} %`]
  })
  return (
    <div className={classes.view}>
      {checks.isCut ? <Notice tone="attention" title={t('view.cut')} /> : null}
      <Chart
        title={t('passRates.finding', { rates: last.join(t('passRates.comma')) })}
        option={drawing.option}
        height={340}
        table={drawing.table}
      />
    </div>
  )
}
