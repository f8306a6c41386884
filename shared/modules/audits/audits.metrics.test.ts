import { describe, expect, it } from 'vitest'
import { countFilters, type MetricGroup, onTimeShare, partFilters, projectMetrics, shareOf } from './audits.metrics.ts'

const nothing = { raised: 0, open: 0, overdue: 0, onTime: 0, late: 0, closed: 0, extended: 0, reopened: 0, repeated: 0 }
const group = (part: string, days: number | null, more: Partial<MetricGroup>): MetricGroup => ({
  ...nothing,
  part,
  days,
  ...more,
})

describe('figures of findings', () => {
  const groups = [
    group('high', 30, { raised: 2, closed: 2, onTime: 1, late: 1 }),
    group('high', 10, { raised: 1, closed: 1, onTime: 1, repeated: 1 }),
    group('high', 100, { raised: 1, closed: 1, late: 1 }),
    group('high', null, { raised: 3, open: 3, overdue: 1 }),
    group('low', null, { raised: 1, open: 1 }),
  ]
  const { parts, all } = projectMetrics(groups)

  it('sums each part and all', () => {
    expect(parts).toMatchObject([
      { part: 'high', raised: 7, open: 3, closed: 4, mean: 42.5, median: 30, repeated: 1 },
      { part: 'low', raised: 1, open: 1, closed: 0, mean: null, median: null },
    ])
    expect(all).toMatchObject({ raised: 8, open: 4, mean: 42.5, median: 30 })
    expect(projectMetrics([]).all).toMatchObject({ raised: 0, mean: null, median: null })
  })

  it('counts what is past its date against the share on time', () => {
    expect(onTimeShare({ onTime: 2, late: 2, overdue: 1 })).toBe(40)
    expect(onTimeShare({ onTime: 0, late: 0, overdue: 0 })).toBeNull()
    expect(shareOf(1, 3)).toBe(33.3)
  })

  it.each([
    ['severity', 'high', { field: 'severity', comparison: 'is', value: 'high' }],
    ['department', null, { field: 'department', comparison: 'empty' }],
    ['quarter', '2026-2', { field: 'identifiedOn', comparison: 'between', value: ['2026-04-01', '2026-06-30'] }],
  ] as const)('%s %s', (dimension, part, filter) => {
    expect(partFilters(dimension, part)).toEqual([filter])
  })

  it('opens what is counted', () => {
    expect(countFilters('raised', '2026-11-22')).toEqual([])
    expect(countFilters('overdue', '2026-11-22')).toContainEqual({
      field: 'dueOn',
      comparison: 'before',
      value: '2026-11-22',
    })
  })
})
