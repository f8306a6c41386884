/** A number of findings of one severity, with the word and the colour that stand for it. */
export type SeverityCount = { readonly word: string; readonly count: number; readonly colour: string }

/** A bar per severity with its word and number beside it; plain data for ECharts, drawn on the screen and in reports. */
export function severityChart(counts: readonly SeverityCount[], words: { readonly axis: string }) {
  return {
    grid: {
      left: 4,
      right: 34,
      top: 4,
      bottom: 4,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    },
    xAxis: {
      type: 'value' as const,
      name: words.axis,
      show: false,
      minInterval: 1,
      max: Math.max(1, ...counts.map((entry) => entry.count)),
    },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: counts.map((entry) => entry.word),
      axisLine: { show: true, lineStyle: { color: '#d4d9df' } },
      axisTick: { show: false },
      axisLabel: { fontSize: 9, color: '#1d2733', margin: 8, textBorderWidth: 0 },
    },
    series: [
      {
        type: 'bar' as const,
        barWidth: '52%',
        silent: true,
        label: {
          show: true,
          position: 'right' as const,
          fontSize: 9,
          fontWeight: 'bold' as const,
          color: '#1d2733',
          textBorderWidth: 0,
          distance: 6,
        },
        data: counts.map((entry) => ({ value: entry.count, itemStyle: { color: entry.colour } })),
      },
    ],
  }
}
