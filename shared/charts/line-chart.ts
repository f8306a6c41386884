import { plain } from './bar-charts.ts'
import type { ChartOption, ChartPalette } from './palette.ts'

/** A line through points in the order of the words below; null leaves a gap. */
export type ChartLine = { readonly name: string; readonly values: readonly (number | null)[] }

type Axes = {
  readonly words: readonly string[]
  /** What the height means, with its unit. */
  readonly name: string
  readonly max?: number
  /** A line across, such as a mark that has to be reached. */
  readonly mark?: { readonly word: string; readonly value: number } | undefined
  /** Whether the best value is the lowest, as a rank's is. */
  readonly inverse?: boolean
  /** Whether the points stand too close for symbols: lines are then told apart by their dashes beside their colours. */
  readonly isDense?: boolean
}

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond']

const dashes = ['solid', 'dashed', 'dotted', [10, 4, 2, 4]] as const

/** What is written at a point, on paper of its own: it may lie on the line across. */
function pointLabel(inverse: boolean, palette: ChartPalette): ChartOption {
  const look = { fontSize: 12, color: palette.ink, backgroundColor: palette.paper, padding: [0, 3] }
  return { show: true, position: inverse ? 'bottom' : 'top', ...look }
}

/** Lines over the same words; each has a symbol of its own beside its colour, and its name in the legend. */
export function lineChart(lines: readonly ChartLine[], axes: Axes, palette: ChartPalette): ChartOption {
  const { words, name, max, mark, inverse = false, isDense = false } = axes
  const text = { fontSize: 12, color: palette.ink }
  const colours = [palette.accent, palette.good, palette.attention, palette.critical, palette.neutral, palette.serious]
  const across = mark
    ? {
        symbol: 'none',
        silent: true,
        lineStyle: { color: palette.serious, type: 'dashed', width: 1 },
        label: { formatter: plain(mark.word), position: 'insideEndTop', color: palette.ink, fontSize: 12 },
        data: [{ yAxis: mark.value }],
      }
    : undefined
  return {
    color: colours,
    grid: {
      left: 8,
      right: 20,
      top: lines.length > 4 ? 84 : lines.length > 1 ? 56 : 30,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    ...(lines.length > 1
      ? {
          legend: {
            type: 'plain',
            top: 0,
            left: 0,
            itemWidth: 16,
            itemHeight: 8,
            textStyle: text,
            selectedMode: false,
          },
        }
      : {}),
    xAxis: {
      type: 'category',
      data: words.map(plain),
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { ...text, width: 120, overflow: 'truncate', hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      name: plain(name),
      nameLocation: inverse ? 'start' : 'end',
      nameTextStyle: { ...text, color: palette.quiet, align: 'left' },
      inverse,
      minInterval: 1,
      min: inverse ? 1 : 0,
      ...(max === undefined ? {} : { max }),
      splitLine: { lineStyle: { color: palette.line, opacity: 0.5 } },
      axisLabel: { ...text, color: palette.quiet },
    },
    series: lines.map((line, index) => ({
      name: plain(line.name),
      type: 'line',
      symbol: symbols[index % symbols.length],
      symbolSize: 7,
      connectNulls: true,
      silent: true,
      ...(isDense ? { showSymbol: false, step: 'end' } : {}),
      lineStyle: { width: 1.5, ...(isDense ? { type: dashes[index % dashes.length] } : {}) },
      data: line.values,
      ...(lines.length === 1 ? { label: pointLabel(inverse, palette) } : {}),
      ...(index === 0 && across ? { markLine: across } : {}),
    })),
  }
}
