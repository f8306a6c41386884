import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { labelledBars } from '#shared/charts/bar-charts.ts'
import type { ChartPalette } from '#shared/charts/palette.ts'
import { type MetricDimension, type MetricPart, metricDimensions } from '#shared/modules/audits/audits.metrics.ts'
import { severities } from '#shared/modules/audits/audits.scale.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { api } from '../../../api/client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { Chart } from '../../../charts/chart.tsx'
import { useChartPalette } from '../../../charts/palette.ts'
import { filtersOf, listSearch } from '../../../records/list-search.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import classes from './finding-metrics.module.css'
import { MetricsTable } from './metrics-table.tsx'

const fewest = 90
const perBar = 30

/** The name of a part: a severity, a department, a quarter. */
function partWord(t: Translator, dimension: MetricDimension, titles: Readonly<Record<string, string>>) {
  return ({ part }: MetricPart) => {
    if (part === null) return t('finding.metrics.none')
    if (dimension === 'severity') return t(`finding.severity.${part}`)
    if (dimension === 'department') return titles[part] ?? t('record.somebody')
    const [year = '', quarter = ''] = part.split('-')
    return t('finding.metrics.quarter', { year, quarter })
  }
}

function inOrder(parts: readonly MetricPart[], dimension: MetricDimension): readonly MetricPart[] {
  const place = ({ part }: MetricPart) => severities.findIndex((one) => one === part)
  if (dimension === 'severity') return parts.toSorted((one, other) => place(one) - place(other))
  if (dimension === 'department') return parts.toSorted((one, other) => other.raised - one.raised)
  return parts
}

function drawingOf(
  t: Translator,
  parts: readonly MetricPart[],
  word: (part: MetricPart) => string,
  palette: ChartPalette,
) {
  const closed = parts.filter(({ mean }) => mean !== null)
  const days = (value: number | null) =>
    value === null ? '—' : t('finding.metrics.days', { count: Math.round(value) })
  const bars = closed.map((part) => ({
    word: word(part),
    value: part.mean ?? 0,
    label: days(part.mean),
    colour: palette.accent,
  }))
  const columns = [
    { key: 'part', label: t('finding.metrics.part') },
    { key: 'mean', label: t('finding.metrics.mean'), align: 'end' as const },
    { key: 'median', label: t('finding.metrics.median'), align: 'end' as const },
  ]
  const rows = closed.map((part) => [word(part), days(part.mean), days(part.median)])
  const option = labelledBars(bars, Math.max(0, ...closed.map(({ mean }) => mean ?? 0)), palette)
  return {
    option,
    table: { columns, rows },
    height: Math.max(fewest, perBar * bars.length + 20),
    isEmpty: bars.length === 0,
  }
}

/** How findings are followed, in figures: how old, how punctual, how long, and how often extended, reopened and repeated. */
export function FindingMetrics({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const palette = useChartPalette()
  const [dimension, setDimension] = useState<MetricDimension>('severity')
  const filters = filtersOf(record, listSearch(useSearch({ strict: false })))
  const { data, error } = useQuery({
    queryKey: ['findings', 'metrics', dimension, filters],
    queryFn: () => api.findings.metrics({ dimension, filters }),
  })
  const shown = useMemo(() => {
    if (!data) return null
    const word = partWord(t, dimension, data.titles)
    const parts = inOrder(data.parts, dimension)
    return { word, parts, drawing: drawingOf(t, parts, word, palette) }
  }, [t, data, dimension, palette])
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data || !shown) return null
  if (data.all.raised === 0)
    return <EmptyState title={t('finding.metrics.empty')} text={t('finding.metrics.empty.text')} />
  const { mean, median, closed } = data.all
  const title =
    mean === null || median === null
      ? t('finding.metrics.unclosed')
      : t('finding.metrics.title', { count: closed, mean: Math.round(mean), median: Math.round(median) })
  return (
    <div className={classes.view}>
      <SegmentedControl
        className={classes.choice}
        aria-label={t('finding.metrics.by')}
        data={metricDimensions.map((one) => ({ value: one, label: t(`finding.metrics.by.${one}`) }))}
        value={dimension}
        onChange={(value) => setDimension(metricDimensions.find((one) => one === value) ?? 'severity')}
      />
      {shown.drawing.isEmpty ? null : (
        <Chart title={title} option={shown.drawing.option} height={shown.drawing.height} table={shown.drawing.table} />
      )}
      <MetricsTable {...{ dimension, filters }} all={data.all} parts={shown.parts} word={shown.word} />
      <p className="quiet">{t('finding.metrics.formulas')}</p>
    </div>
  )
}
