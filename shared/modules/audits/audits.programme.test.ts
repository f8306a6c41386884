import { describe, expect, it } from 'vitest'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { projectProgramme } from './audits.programme.ts'

const today = '2026-07-02'

function audit(id: string, values: Readonly<Record<string, AnyValue>> = {}, state = 'planned'): AnyEntity {
  return {
    revision: '0123456789abcdef:1',
    archived: false,
    createdAt: '2026-01-02T08:00:00.000Z',
    createdBy: 'p',
    updatedAt: '2026-01-02T08:00:00.000Z',
    updatedBy: 'p',
    number: `A-${id}`,
    title: id,
    kind: 'monthly',
    period: { start: '2026-01-01', end: '2026-12-31' },
    fieldworkPeriod: null,
    reportDueOn: null,
    ...values,
    id,
    state,
  }
}

const only = (values: Readonly<Record<string, AnyValue>>, state?: string) =>
  projectProgramme([audit('a', values, state)], 2026, today).groups[0]?.audits[0]

describe('the programme of a year', () => {
  it.each([
    ['the whole year', { start: '2026-01-01', end: '2026-12-31' }, { from: 0, to: 1 }],
    ['one day', { start: '2026-01-01', end: '2026-01-01' }, { from: 0, to: 1 / 365 }],
    ['what began before it', { start: '2025-06-01', end: '2026-01-31' }, { from: 0, to: 31 / 365 }],
    ['what ends after it', { start: '2026-12-31', end: '2027-03-01' }, { from: 364 / 365, to: 1 }],
  ])('holds %s', (_name, period, span) => {
    expect(only({ period })?.period).toEqual(span)
  })

  it.each([
    ['before', { start: '2025-01-01', end: '2025-12-31' }],
    ['after', { start: '2027-01-01', end: '2027-12-31' }],
  ])('leaves out what lies %s it', (_name, period) => {
    expect(projectProgramme([audit('a', { period })], 2026, today)).toMatchObject({ groups: [], count: 0 })
  })

  it('holds an audit of the last year whose fieldwork lies in this one', () => {
    const found = only({
      period: { start: '2025-10-01', end: '2025-12-31' },
      fieldworkPeriod: { start: '2026-01-05', end: '2026-01-09' },
    })
    expect(found).toMatchObject({ period: null, fieldwork: { from: 4 / 365, to: 9 / 365 } })
  })

  it('knows where today stands, if it does, and counts leap days', () => {
    expect(projectProgramme([], 2026, today).todayAt).toBe(182 / 365)
    expect(projectProgramme([], 2025, today).todayAt).toBeNull()
    expect(projectProgramme([], 2028, '2028-12-31').todayAt).toBe(365 / 366)
  })

  it.each([
    ['planned', '2026-07-01', true],
    ['reporting', '2026-07-02', false],
    ['issued', '2026-01-01', false],
    ['cancelled', '2026-01-01', false],
  ])('calls a report late: %s, due on %s', (state, reportDueOn, isLate) => {
    expect(only({ reportDueOn }, state)?.isLate).toBe(isLate)
  })

  it('groups by kind in the declared order, by beginning within', () => {
    const { groups } = projectProgramme(
      [
        audit('y', { kind: 'yearly' }),
        audit('b', { period: { start: '2026-03-01', end: '2026-03-31' } }),
        audit('a', { period: { start: '2026-02-01', end: '2026-02-28' } }),
      ],
      2026,
      today,
    )
    expect(groups.map(({ kind, audits }) => `${kind} ${audits.map(({ id }) => id).join('')}`)).toEqual([
      'monthly ab',
      'yearly y',
    ])
  })
})
