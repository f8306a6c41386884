import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { projectPassRates } from './assets.pass-rates.ts'
import { projectStanding, standingQuestions } from './assets.standing.ts'

describe('how weaknesses stand', () => {
  const today = '2026-03-15'
  const questions = standingQuestions(today, [{ field: 'asset', comparison: 'is', value: 'a' }], 2)

  it('asks for every age once, for what is late, and for each month', () => {
    expect(questions).toHaveLength(25 + 5 + 2 * 4)
    const ages = questions
      .slice(0, 25)
      .filter((_, index) => index % 5 === 0)
      .map((filters) => filters.at(-1))
    expect(ages).toEqual([
      { field: 'firstSeenOn', comparison: 'between', value: ['2026-02-28', '2026-03-15'] },
      { field: 'firstSeenOn', comparison: 'between', value: ['2026-02-13', '2026-02-27'] },
      { field: 'firstSeenOn', comparison: 'between', value: ['2025-12-15', '2026-02-12'] },
      { field: 'firstSeenOn', comparison: 'between', value: ['2025-09-16', '2025-12-14'] },
      { field: 'firstSeenOn', comparison: 'before', value: '2025-09-16' },
    ])
    expect(questions[30]?.at(-1)).toEqual({
      field: 'firstSeenOn',
      comparison: 'between',
      value: ['2026-02-01', '2026-02-28'],
    })
    for (const filters of questions) expect(filters[0]?.field).toBe('asset')
  })

  it('puts the answers together', () => {
    const counts = [...Array.from({ length: 25 }, (_, index) => index), 1, 2, 3, 4, 5, 10, 4, 30, 12, 6, 8, 36, 20]
    const standing = projectStanding(today, counts, 2)
    expect(standing.open).toBe(300)
    expect(standing.bands[1]).toEqual({ from: 16, upTo: 30, counts: [5, 6, 7, 8, 9] })
    expect(standing.late).toEqual([1, 2, 3, 4, 5])
    expect(standing.months).toEqual([
      { month: '2026-02', opened: 10, closed: 4, open: 18 },
      { month: '2026-03', opened: 6, closed: 8, open: 16 },
    ])
  })
})

describe('pass rates', () => {
  const baselines = [entity({ id: 'h', kind: 'host' }), entity({ id: 'n', kind: 'network' })]
  const check = (baseline: string, checkedOn: string, passed: number, failed: number, state = 'recorded') =>
    entity({ baseline, checkedOn, passed, failed, state })

  it('are of all items of a month, by kind, with gaps where nothing was checked', () => {
    const checks = [
      check('h', '2026-01-10', 1, 1),
      check('h', '2026-01-20', 9, 0),
      check('n', '2026-02-01', 2, 1),
      check('n', '2026-03-01', 5, 0, 'draft'),
    ]
    const { months, kinds } = projectPassRates(checks, baselines)
    expect(months).toEqual(['2026-01', '2026-02'])
    expect(kinds.find(({ kind }) => kind === 'host')?.rates).toEqual([90.9, null])
    expect(kinds.find(({ kind }) => kind === 'network')?.rates).toEqual([null, 66.66])
    expect(projectPassRates([], [])).toMatchObject({ months: [] })
  })
})
