import { expect, it } from 'vitest'
import { ageingChart } from './ageing-chart.ts'

const palette = { ink: '#111111', quiet: '#555555', line: '#dddddd' }

it('stacks severities on the bands of age, as plain data with named axes', () => {
  const series = [
    { word: 'Critical', colour: '#aa0000', counts: [0, 2] },
    { word: 'Low', colour: '#0000aa', counts: [1, 0] },
  ]
  const option = ageingChart(['up to 30 days', 'over 30 days'], series, { count: 'Findings', age: 'Age' }, palette)
  expect(option.xAxis).toMatchObject({ name: 'Age', data: ['up to 30 days', 'over 30 days'] })
  expect(option.yAxis.name).toBe('Findings')
  expect(option.series.map(({ name, stack, data }) => [name, stack, data])).toEqual([
    ['Critical', 'findings', [0, 2]],
    ['Low', 'findings', [1, 0]],
  ])
  expect(JSON.parse(JSON.stringify(option))).toEqual(option)
})
