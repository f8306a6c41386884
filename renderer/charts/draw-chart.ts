import { BarChart, FunnelChart, HeatmapChart, LineChart, RadarChart, ScatterChart } from 'echarts/charts'
import {
  AxisPointerComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  VisualMapComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ChartOption, ChartPalette } from '#shared/charts/palette.ts'

// Only what the window draws: the whole of ECharts is four times as much to load.
use([
  AxisPointerComponent,
  BarChart,
  FunnelChart,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  RadarChart,
  RadarComponent,
  ScatterChart,
  SVGRenderer,
  VisualMapComponent,
])

/** A chart on the page, which follows its frame until it is removed. */
export type DrawnChart = { show(option: ChartOption, palette: ChartPalette): void; remove(): void }

/** Draws charts as vectors into an element, one after another. */
export function openChart(frame: HTMLElement): DrawnChart {
  const chart = init(frame, null, { renderer: 'svg' })
  // Lets a sheet of paper show it smaller: the library draws in pixels of the window and would be cut.
  const setBounds = () =>
    frame.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`)
  setBounds()
  const sizes = new ResizeObserver(() => {
    chart.resize()
    setBounds()
  })
  sizes.observe(frame)
  return {
    show(option, palette) {
      const { fontFamily } = getComputedStyle(frame)
      const textStyle = { fontFamily, color: palette.ink, textBorderWidth: 0 }
      chart.setOption({ animation: false, color: [palette.accent, palette.neutral], textStyle, ...option }, true)
    },
    remove() {
      sizes.disconnect()
      chart.dispose()
    },
  }
}
