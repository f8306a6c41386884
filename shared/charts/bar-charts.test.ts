import { describe, expect, it } from 'vitest'
import { labelledBars, plain, stackedBars } from './bar-charts.ts'
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

describe('bar charts', () => {
  it.each([
    ['labelled', labelledBars([{ word: 'Run', value: 12, label: '12', colour: '#444444' }], 12, palette)],
    ['stacked', stackedBars(['Phishing'], [{ word: 'Blocked', colour: '#666666', values: [3] }], palette)],
  ])('of %s bars are plain data', (_, option) => {
    expect(JSON.parse(JSON.stringify(option))).toEqual(option)
  })

  it('keep a length where nothing was counted', () => {
    expect(labelledBars([], 0, palette)).toMatchObject({ xAxis: { max: 1 } })
  })

  it('do not fill in what a title holds', () => {
    expect(plain('{a} 100 %')).toBe('｛a｝ 100 %')
  })
})
