import { describe, expect, it } from 'vitest'
import type { AnyEntity } from '../../record/values.ts'
import { type Grounds, plannedAudits, rankUnits, weightOf } from './audits.planning.ts'

const today = '2026-11-29'
const quiet: Grounds = { criticalRisks: 0, highRisks: 0, graveFindings: 0, lateFindings: 0, lastOn: '2026-09-30' }

const audit = (values: Record<string, unknown>): AnyEntity => ({
  ...{ id: 'a', revision: '', state: 'planned', archived: false, createdAt: '', createdBy: '' },
  ...{ updatedAt: '', updatedBy: '', kind: 'quarterly', auditees: ['it'] },
  ...(values as object),
})

describe('what speaks for auditing a unit', () => {
  it.each([
    ['nothing', {}, 0, 'none'],
    ['one critical risk', { criticalRisks: 1 }, 3, 'yearly'],
    ['one high risk', { highRisks: 1 }, 2, 'yearly'],
    ['a late finding alone', { lateFindings: 1 }, 1, 'none'],
    ['grave findings that are late', { graveFindings: 2, lateFindings: 1 }, 5, 'halfYearly'],
    ['much of everything', { criticalRisks: 2, graveFindings: 2 }, 10, 'quarterly'],
    ['never audited', { lastOn: null }, 3, 'yearly'],
    ['audited two years ago', { lastOn: '2024-11-01' }, 2, 'yearly'],
    ['audited ten years ago', { lastOn: '2016-01-01' }, 3, 'yearly'],
    ['an audit that covers days to come', { lastOn: '2027-03-31' }, 0, 'none'],
  ] as const)('%s', (_name, given, weight, proposed) => {
    const grounds = { ...quiet, ...given }
    expect(weightOf(grounds, today)).toBe(weight)
    expect(rankUnits([{ id: 'it', ...grounds }], today)).toEqual([{ id: 'it', ...grounds, weight, proposed }])
  })

  it('puts the heaviest first, and equals in one order', () => {
    const units = [
      { id: 'b', ...quiet },
      { id: 'c', ...quiet, highRisks: 2 },
      { id: 'a', ...quiet },
    ]
    expect(rankUnits(units, today).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })
})

describe('the audits of a year', () => {
  const world = { year: 2027, today, audits: [] }
  const of = (rhythm: 'none' | 'yearly' | 'halfYearly' | 'quarterly' | 'monthly') =>
    plannedAudits({ rhythm, auditees: ['it'] }, world)

  it.each([
    ['none', 0],
    ['yearly', 1],
    ['halfYearly', 2],
    ['quarterly', 4],
    ['monthly', 12],
  ] as const)('%s are %i', (rhythm, count) => expect(of(rhythm)).toHaveLength(count))

  it('cover the year without a gap and are worked on once their part of it is over', () => {
    expect(of('quarterly').map(({ period }) => period)).toEqual([
      { start: '2027-01-01', end: '2027-03-31' },
      { start: '2027-04-01', end: '2027-06-30' },
      { start: '2027-07-01', end: '2027-09-30' },
      { start: '2027-10-01', end: '2027-12-31' },
    ])
    expect(of('monthly')[1]).toMatchObject({
      period: { start: '2027-02-01', end: '2027-02-28' },
      fieldworkPeriod: { start: '2027-03-01', end: '2027-03-10' },
      reportDueOn: '2027-03-15',
    })
    expect(of('yearly')[0]).toMatchObject({ period: { end: '2027-12-31' }, reportDueOn: '2028-02-29' })
  })

  it('leave out what is past, nobody audits, or nobody is audited by', () => {
    expect(plannedAudits({ rhythm: 'quarterly', auditees: [] }, world)).toEqual([])
    const now = plannedAudits({ rhythm: 'quarterly', auditees: ['it'] }, { ...world, year: 2026 })
    expect(now.map(({ period }) => period.start)).toEqual(['2026-10-01'])
  })

  it('know what is there already, and which audit each follows', () => {
    const audits = [
      audit({ id: 'there', period: { start: '2027-01-01', end: '2027-03-31' } }),
      audit({ id: 'before', period: { start: '2026-10-01', end: '2026-12-31' }, state: 'closed' }),
      audit({ id: 'off', period: { start: '2027-04-01', end: '2027-06-30' }, state: 'cancelled' }),
      audit({ id: 'other', period: { start: '2027-07-01', end: '2027-09-30' }, auditees: ['sales'] }),
      audit({ id: 'wide', period: { start: '2027-10-01', end: '2027-12-31' }, auditees: ['sales', 'it'] }),
      audit({ id: 'blank', period: null, auditees: null }),
    ]
    const planned = plannedAudits({ rhythm: 'quarterly', auditees: ['it'] }, { ...world, audits })
    expect(planned.map(({ isThere, previousAudit }) => [isThere, previousAudit])).toEqual([
      [true, 'before'],
      [false, 'there'],
      [false, 'there'],
      [true, 'there'],
    ])
  })
})
