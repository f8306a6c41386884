import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { projectPassRates } from './assets.pass-rates.ts'
import { type FoundCount, projectStanding } from './assets.standing.ts'

describe('how weaknesses stand', () => {
  const today = '2026-03-15'
  const found = (firstSeenOn: string, rest: Partial<FoundCount> = {}): FoundCount => ({
    ...{ severity: 'high', state: 'open', firstSeenOn, count: 1, late: 0 },
    ...rest,
  })

  it.each([
    ['2026-03-15', 0],
    ['2026-02-28', 0],
    ['2026-02-27', 1],
    ['2026-02-13', 1],
    ['2026-02-12', 2],
    ['2025-12-15', 2],
    ['2025-12-14', 3],
    ['2025-09-16', 3],
    ['2025-09-15', 4],
    ['2019-01-01', 4],
  ])('puts what was found on %s into one band of ages', (day, place) => {
    const { bands, open } = projectStanding(today, [found(day, { count: 3 })], { closed: [], accepted: [] }, 2)
    expect(bands.map(({ counts }) => counts[1])).toEqual([0, 1, 2, 3, 4].map((band) => (band === place ? 3 : 0)))
    expect([open, bands[1]?.from, bands[1]?.upTo, bands[4]?.upTo]).toEqual([3, 16, 30, null])
  })

  it('counts what is late among the open ones, and by month what was found, closed and open at its end', () => {
    const rows = [
      found('2025-11-03', { severity: 'critical', count: 9, late: 4 }),
      found('2026-02-10', { severity: 'low', state: 'fixedClaimed', count: 10, late: 2 }),
      found('2026-02-11', { state: 'notSeen', count: 5, late: 5 }),
      found('2026-03-02', { state: 'accepted', count: 6, late: 6 }),
    ]
    const closed = [
      { on: '2025-12-31', count: 2 },
      { on: '2026-02-28', count: 3 },
      { on: '2026-03-01', count: 30 },
    ]
    const standing = projectStanding(today, rows, { closed, accepted: [] }, 2)
    expect([standing.open, standing.late]).toEqual([19, [4, 0, 0, 2, 0]])
    expect(standing.months).toEqual([
      { month: '2026-02', opened: 15, closed: 3, open: 19 },
      { month: '2026-03', opened: 6, closed: 30, open: 0 },
    ])
  })

  it.each([
    ['what is open', { state: 'open' }, {}, [1, 1]],
    ['what was closed this month', { state: 'verified' }, { closed: [{ on: '2026-03-02', count: 1 }] }, [1, 0]],
    ['what was accepted this month', { state: 'accepted' }, { accepted: [{ on: '2026-03-02', count: 1 }] }, [1, 0]],
    ['what was accepted before', { state: 'accepted' }, { accepted: [{ on: '2026-02-28', count: 1 }] }, [0, 0]],
  ])('has as many open at the end of this month as its ages count: %s', (_, values, ended, ends) => {
    const rows = [found('2026-02-10', values)]
    const { months, open } = projectStanding(today, rows, { closed: [], accepted: [], ...ended }, 2)
    expect(months.map((month) => month.open)).toEqual(ends)
    expect(open).toBe(ends[1])
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
