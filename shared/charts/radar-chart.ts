import { plain } from './bar-charts.ts'
import type { ChartOption, ChartPalette } from './palette.ts'

/** One figure over all axes; `dashed` and without a fill where it is there for comparison. */
export type RadarShape = { readonly name: string; readonly values: readonly number[]; readonly dashed: boolean }

/** Shapes over axes that each go from 0 to `max`; below three axes there is no shape, and bars are the better chart. */
export function radarChart(
  axes: readonly string[],
  shapes: readonly RadarShape[],
  max: number,
  palette: ChartPalette,
): ChartOption {
  const text = { fontSize: 12, color: palette.ink }
  const colours = [palette.accent, palette.attention, palette.neutral]
  return {
    legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 8, textStyle: text, selectedMode: false },
    radar: {
      center: ['50%', '56%'],
      radius: '64%',
      splitNumber: 4,
      indicator: axes.map((name) => ({ name: plain(name), max })),
      axisName: { ...text, lineHeight: 16 },
      axisLine: { lineStyle: { color: palette.line } },
      splitLine: { lineStyle: { color: palette.line } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        silent: true,
        data: shapes.map((shape, index) => {
          const color = colours[index % colours.length]
          return {
            name: plain(shape.name),
            value: shape.values,
            symbol: ['circle', 'rect', 'triangle'][index % 3],
            symbolSize: 6,
            itemStyle: { color },
            lineStyle: { color, width: shape.dashed ? 1.5 : 2, type: shape.dashed ? 'dashed' : 'solid' },
            areaStyle: { color, opacity: shape.dashed ? 0 : 0.14 },
          }
        }),
      },
    ],
  }
}
