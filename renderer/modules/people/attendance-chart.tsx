import { useMemo } from 'react'
import { labelledBars } from '#shared/charts/bar-charts.ts'
import { unitsToDecimal } from '#shared/record/decimal.ts'
import { useWords } from '../../app/words.tsx'
import { Chart } from '../../charts/chart.tsx'
import { useChartPalette } from '../../charts/palette.ts'
import { useFormats } from '../../records/use-formats.ts'
import { useAttendance } from './use-person-results.ts'

/** How many quarters stand in the chart, the latest. */
const shown = 12

/** The hours that a person was trained in each quarter; nothing for somebody who was in no session. */
export function AttendanceChart({ person }: { readonly person: string }) {
  const t = useWords()
  const formats = useFormats()
  const palette = useChartPalette()
  const all = useAttendance(person)
  const quarters = useMemo(() => all.slice(-shown), [all])
  const option = useMemo(() => {
    const bars = quarters.map(({ year, quarter, tenths }) => ({
      word: t('person.quarter', { year, quarter }),
      value: tenths / 10,
      label: t('person.hours', { hours: formats.decimal(unitsToDecimal(tenths, 1)) }),
      colour: palette.accent,
    }))
    return labelledBars(bars, Math.max(...bars.map((bar) => bar.value)), palette)
  }, [quarters, palette, formats, t])
  if (quarters.length === 0) return null
  const sum = (field: 'tenths' | 'sessions' | 'missed') => quarters.reduce((total, one) => total + one[field], 0)
  const hours = formats.decimal(unitsToDecimal(sum('tenths'), 1))
  const title = t('person.attended', { hours, count: sum('sessions'), missed: sum('missed') })
  const end = (key: string) => ({ key, label: t(`person.attendance.${key}`), align: 'end' as const })
  const table = {
    columns: [{ key: 'quarter', label: t('person.attendance.quarter') }, ...['hours', 'sessions', 'missed'].map(end)],
    rows: quarters.map(({ year, quarter, tenths, sessions, missed }) => [
      t('person.quarter', { year, quarter }),
      formats.decimal(unitsToDecimal(tenths, 1)),
      String(sessions),
      String(missed),
    ]),
  }
  return <Chart title={title} option={option} height={16 + 30 * quarters.length} table={table} />
}
