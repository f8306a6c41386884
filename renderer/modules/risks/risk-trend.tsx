import { useMemo } from 'react'
import { lineChart } from '#shared/charts/line-chart.ts'
import { ratingKinds } from '#shared/modules/risks/risks.scale.ts'
import { ratingTrend } from '#shared/modules/risks/risks.trend.ts'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import type { DetailProps } from '../../records/detail-props.ts'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'

/** How the ratings of a risk went from day to day. */
export function RiskTrend({ detail }: DetailProps) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const { ratings, rating } = detail.entity
  const points = useMemo(() => ratingTrend(ratings), [ratings])
  const option = useMemo(() => {
    const lines = ratingKinds
      .map((kind) => ({ name: t(`risk.ratings.kind.${kind}`), values: points.map((point) => point[kind]) }))
      .filter(({ values }) => values.some((value) => value !== null))
    return lineChart(lines, { words: points.map(({ on }) => formats.day(on)), name: t('riskTrend.rating') }, palette)
  }, [points, palette, formats, t])
  if (points.length === 0) return <EmptyState title={t('riskTrend.none')} />
  const table = {
    columns: [
      { key: 'on', label: t('risk.ratings.on') },
      ...ratingKinds.map((kind) => ({ key: kind, label: t(`risk.ratings.kind.${kind}`), align: 'end' as const })),
    ],
    rows: points.map((point) => [formats.day(point.on), ...ratingKinds.map((kind) => String(point[kind] ?? ''))]),
  }
  const count = Array.isArray(ratings) ? ratings.length : 0
  const words = { count, rating: typeof rating === 'number' ? rating : '' }
  return <Chart title={t('riskTrend.finding', words)} option={option} height={260} table={table} />
}
