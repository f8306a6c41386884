import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { effectivenessTrend } from './controls.trend.ts'

const check = (id: string, performedOn: string, result: string | null, more = {}) =>
  entity({ id, performedOn, result, state: 'reviewed', ...more })

describe('the effectiveness of a control over time', () => {
  it('goes from the first check to the last, by the tests of twelve months', () => {
    const points = effectivenessTrend([
      check('c', '2026-06-01', 'effective', { sampleSize: 8, deviations: 1 }),
      check('a', '2025-06-01', 'ineffective', { sampleSize: 0, deviations: 0 }),
      check('b', '2026-01-01', 'effective', { sampleSize: 20 }),
      check('n', '2026-06-02', 'notTested'),
    ])
    expect(points.map(({ id, effective, deviationRate }) => [id, effective, deviationRate])).toEqual([
      ['a', 0, null],
      ['b', 50, null],
      ['c', 100, 12.5],
      ['n', 100, null],
    ])
  })

  it('leaves out drafts and checks without result', () => {
    const rows = [check('d', '2026-01-01', 'effective', { state: 'draft' }), check('e', '2026-01-01', null)]
    expect(effectivenessTrend(rows)).toEqual([])
    expect(effectivenessTrend([check('n', '2026-01-01', 'notTested')])[0]?.effective).toBeNull()
  })
})
