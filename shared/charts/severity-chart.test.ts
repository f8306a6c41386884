import { describe, expect, it } from 'vitest'
import { severityChart } from './severity-chart.ts'

const counts = [
  { word: 'Critical', count: 2, colour: '#8e1b1b' },
  { word: 'Low', count: 0, colour: '#2f6f4e' },
]

describe('the severity chart', () => {
  it('has a bar in the severity’s colour for each word, in the order given', () => {
    const option = severityChart(counts, { axis: 'Findings' })
    expect(option.yAxis.data).toEqual(['Critical', 'Low'])
    expect(option.yAxis.inverse).toBe(true)
    expect(option.series[0]?.data).toEqual([
      { value: 2, itemStyle: { color: '#8e1b1b' } },
      { value: 0, itemStyle: { color: '#2f6f4e' } },
    ])
  })

  it('is plain data, for it crosses processes', () => {
    const option = severityChart(counts, { axis: 'Findings' })
    expect(JSON.parse(JSON.stringify(option))).toEqual(option)
  })

  it('keeps an axis where nothing was found', () => {
    expect(severityChart([], { axis: 'Findings' }).xAxis.max).toBe(1)
  })
})
