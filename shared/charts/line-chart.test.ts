import { describe, expect, it } from 'vitest'
import { lineChart } from './line-chart.ts'
import type { ChartPalette } from './palette.ts'

const palette: ChartPalette = {
  ink: '#111111',
  paper: '#ffffff',
  quiet: '#222222',
  line: '#333333',
  accent: '#444444',
  neutral: '#555555',
  good: '#666666',
  attention: '#777777',
  serious: '#888888',
  critical: '#999999',
}

const lines = [
  { name: 'One', values: [1, null, 3] },
  { name: 'Two', values: [2, 2, 2] },
]

describe('a chart of lines', () => {
  it('is plain data', () => {
    const option = lineChart(
      lines,
      { words: ['a', 'b', 'c'], name: 'Points', mark: { word: 'Pass', value: 60 } },
      palette,
    )
    expect(JSON.parse(JSON.stringify(option))).toEqual(option)
  })

  it('has a legend for several lines and figures on a single one', () => {
    const axes = { words: ['a', 'b', 'c'], name: 'Points' }
    expect(lineChart(lines, axes, palette)).toHaveProperty('legend')
    const single = lineChart(lines.slice(0, 1), axes, palette)
    expect(single).not.toHaveProperty('legend')
    expect(single).toMatchObject({ series: [{ label: { show: true } }] })
  })

  it('stands the best rank on top', () => {
    expect(lineChart(lines, { words: ['a'], name: 'Rank', inverse: true }, palette)).toMatchObject({
      yAxis: { inverse: true, min: 1 },
    })
  })
})
