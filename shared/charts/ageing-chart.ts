import type { ChartPalette } from './palette.ts'

/** One severity with its count in each band of age, in the order of the bands. */
export type AgeingSeries = { readonly word: string; readonly colour: string; readonly counts: readonly number[] }

/** Open findings by age, a stacked bar per band with the severities from the gravest up; plain data for ECharts. */
export function ageingChart(
  bands: readonly string[],
  series: readonly AgeingSeries[],
  words: { readonly count: string; readonly age: string },
  palette: Pick<ChartPalette, 'ink' | 'quiet' | 'line'>,
) {
  const label = { color: palette.quiet, fontSize: 12 }
  return {
    grid: {
      left: 8,
      right: 16,
      top: 44,
      bottom: 26,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 10,
      itemHeight: 10,
      icon: 'rect',
      textStyle: { color: palette.ink, fontSize: 12 },
      data: series.map(({ word }) => word),
    },
    xAxis: {
      type: 'category' as const,
      data: bands,
      name: words.age,
      nameLocation: 'middle' as const,
      nameGap: 28,
      nameTextStyle: label,
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { color: palette.ink, fontSize: 12 },
    },
    yAxis: {
      type: 'value' as const,
      name: words.count,
      nameTextStyle: { ...label, align: 'left' as const },
      minInterval: 1,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: label,
    },
    series: series.map(({ word, colour, counts }) => ({
      type: 'bar' as const,
      stack: 'findings',
      name: word,
      silent: true,
      barMaxWidth: 72,
      itemStyle: { color: colour },
      data: counts,
    })),
  }
}
