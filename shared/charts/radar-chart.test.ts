import { expect, it } from 'vitest'
import type { ChartPalette } from './palette.ts'
import { radarChart } from './radar-chart.ts'

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

it('draws shapes over the same axes as plain data, those for comparison without a fill', () => {
  const shapes = [
    { name: 'Now', values: [80, 70, 60], dashed: false },
    { name: 'Median', values: [60, 60, 60], dashed: true },
  ]
  const option = radarChart(['Exam', 'Practice', 'Attendance'], shapes, 100, palette)
  expect(JSON.parse(JSON.stringify(option))).toEqual(option)
  expect(option).toMatchObject({
    radar: { indicator: [{ name: 'Exam', max: 100 }, {}, {}] },
    series: [{ data: [{ areaStyle: { opacity: 0.14 } }, { areaStyle: { opacity: 0 } }] }],
  })
})
