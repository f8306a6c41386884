import { useMemo } from 'react'
import { lineChart } from '#shared/charts/line-chart.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import { effectivenessTrend, type TrendPoint } from '#shared/modules/controls/controls.trend.ts'
import { useAll } from '../../api/use-all.ts'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import type { DetailProps } from '../../records/detail-props.ts'
import { FieldValue } from '../../records/field-value.tsx'
import { FiguresTable } from '../../records/figures-table.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ControlInExercises } from './control-in-exercises.tsx'

const percent = (value: number | null) => (value === null ? '' : `${value} %`)
const figures = ['sampleSize', 'deviations'] as const

function useRows(points: readonly TrendPoint[]) {
  const t = useWords()
  const formats = useFormats()
  return points.toReversed().map((point) => ({
    key: point.id,
    cells: [
      {
        text: formats.day(point.on),
        shown: <RecordLink record="controlCheck" id={point.id} title={formats.day(point.on)} />,
      },
      {
        text: t(`controlCheck.result.${point.result}`),
        shown: (
          <FieldValue
            field={controlCheckRecord.fields.result}
            messages="controlCheck.result"
            value={point.result}
            titles={{}}
          />
        ),
      },
      ...figures.map((name) => ({ text: String(point[name] ?? ''), sort: point[name] })),
      { text: percent(point.deviationRate), sort: point.deviationRate },
      { text: percent(point.effective), sort: point.effective },
    ],
  }))
}

/** How effective a control was from check to check, what was found at each, and what exercises showed of it. */
export function ControlTrend({ detail }: DetailProps) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const ofControl = [{ field: 'control', comparison: 'is', value: detail.entity.id } as const]
  const { rows, isPending } = useAll('controlCheck', { filters: ofControl, sort: [{ field: 'performedOn' }] })
  const points = useMemo(() => effectivenessTrend(rows), [rows])
  const option = useMemo(() => {
    const lines = [
      { name: t('controlTrend.effective'), values: points.map(({ effective }) => effective) },
      { name: t('controlTrend.deviations'), values: points.map(({ deviationRate }) => deviationRate) },
    ]
    return lineChart(lines, { words: points.map(({ on }) => formats.day(on)), name: '%', max: 100 }, palette)
  }, [points, palette, formats, t])
  const lines = useRows(points)
  if (isPending) return null
  const last = points.at(-1)
  const inExercises = <ControlInExercises control={detail.entity.id} />
  if (!last)
    return (
      <>
        <EmptyState title={t('controlTrend.none')} text={t('controlTrend.none.text')} />
        {inExercises}
      </>
    )
  const columns = [
    { key: 'on', label: t('controlCheck.performedOn') },
    { key: 'result', label: t('controlCheck.result') },
    ...figures.map((name) => ({ key: name, label: t(`controlCheck.${name}`), align: 'end' as const })),
    { key: 'rate', label: t('controlTrend.deviations'), align: 'end' as const },
    { key: 'effective', label: t('controlTrend.effective'), align: 'end' as const },
  ]
  const table = { columns, rows: lines.map((line) => line.cells.map(({ text }) => text)) }
  const finding = t('controlTrend.finding', { count: points.length, share: last.effective ?? 0 })
  return (
    <>
      <Chart title={finding} option={option} height={260} table={table} />
      <FiguresTable title={t('controlCheck.plural')} columns={columns} rows={lines} />
      {inExercises}
    </>
  )
}
