import { useEffect, useRef, useState } from 'react'
import type { ChartOption } from '#shared/charts/palette.ts'
import classes from './chart.module.css'
import { ChartFrame } from './chart-frame.tsx'
import type { ChartTableData } from './chart-table.tsx'
import type { DrawnChart } from './draw-chart.ts'
import { useChartPalette } from './palette.ts'

type Props = {
  /** A sentence that says what the chart shows. */
  readonly title: string
  readonly option: ChartOption
  /** In pixels. */
  readonly height: number
  /** The same figures to read; one key away, and what is spoken. */
  readonly table: ChartTableData
}

/** Keeps one chart in a frame drawn; the library is fetched when the first one shows. */
function Drawing({ option, height }: Pick<Props, 'option' | 'height'>) {
  const palette = useChartPalette()
  const frame = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<DrawnChart | null>(null)
  useEffect(() => {
    let drawn: DrawnChart | null = null
    let isGone = false
    const open = async () => {
      const { openChart } = await import('./draw-chart.ts')
      if (isGone || !frame.current) return
      drawn = openChart(frame.current)
      setChart(drawn)
    }
    void open()
    return () => {
      isGone = true
      drawn?.remove()
    }
  }, [])
  useEffect(() => chart?.show(option, palette), [chart, option, palette])
  // Spoken is the table: a drawing of a hundred unnamed paths says nothing.
  return <div ref={frame} className={classes.drawing} style={{ height }} aria-hidden />
}

/** A chart with its title, and its table in its place when a person would rather read (`t`). */
export function Chart({ title, option, height, table }: Props) {
  return (
    <ChartFrame title={title} table={table}>
      <Drawing option={option} height={height} />
    </ChartFrame>
  )
}
