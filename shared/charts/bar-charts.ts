import type { ChartOption, ChartPalette } from './palette.ts'

/** A bar with the words that stand beside it and what is written at its end. */
export type LabelledBar = {
  readonly word: string
  readonly value: number
  readonly label: string
  readonly colour: string
}

const grid = { left: 4, right: 92, top: 6, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' }

function words(data: readonly string[], palette: ChartPalette): ChartOption {
  return {
    type: 'category',
    inverse: true,
    data,
    axisLine: { show: true, lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: { fontSize: 12, color: palette.ink, margin: 10, width: 190, overflow: 'truncate' },
  }
}

/** A bar per word from top to bottom, its figure written at its end; `max` is the length of a full bar. */
export function labelledBars(bars: readonly LabelledBar[], max: number, palette: ChartPalette): ChartOption {
  return {
    grid,
    xAxis: { type: 'value', show: false, max: Math.max(1, max) },
    yAxis: words(
      bars.map((bar) => bar.word),
      palette,
    ),
    series: [
      {
        type: 'bar',
        barWidth: '58%',
        silent: true,
        label: { show: true, position: 'right', distance: 8, fontSize: 12, color: palette.ink },
        showBackground: true,
        backgroundStyle: { color: palette.line, opacity: 0.3 },
        data: bars.map((bar) => ({
          value: bar.value,
          itemStyle: { color: bar.colour },
          label: { formatter: plain(bar.label) },
        })),
      },
    ],
  }
}

/** A share of a bar: how many, and in what colour. */
export type StackedShare = { readonly word: string; readonly colour: string; readonly values: readonly number[] }

/** Bars of counted things, each divided into shares; counts of nothing are not written. */
export function stackedBars(
  rows: readonly string[],
  shares: readonly StackedShare[],
  palette: ChartPalette,
): ChartOption {
  return {
    grid: { ...grid, right: 16, top: 34 },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 10,
      itemHeight: 10,
      itemGap: 16,
      icon: 'rect',
      textStyle: { fontSize: 12, color: palette.ink },
      selectedMode: false,
    },
    xAxis: { type: 'value', show: false, minInterval: 1 },
    yAxis: words(rows, palette),
    series: shares.map((share) => ({
      name: plain(share.word),
      type: 'bar',
      stack: 'all',
      barWidth: '62%',
      silent: true,
      itemStyle: { color: share.colour },
      label: { show: true, fontSize: 12, fontWeight: 'bold', color: palette.paper },
      data: share.values.map((value) => ({ value, label: { show: value > 0 } })),
    })),
  }
}

/** Braces are placeholders in a label; words of records may hold them. */
export function plain(text: string): string {
  return text.replaceAll('{', '｛').replaceAll('}', '｝')
}
