import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { type CarriedSource, carriedItem, carriedOn, nextPeriod } from './cycles.closing.ts'

const period = (start: string, end: string) => ({ start, end })

describe('the next cycle', () => {
  it.each([
    ['month', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-28'],
    ['month', '2028-01-01', '2028-01-31', '2028-02-01', '2028-02-29'],
    ['month', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-31'],
    ['month', '2026-01-15', '2026-02-14', '2026-02-15', '2026-03-14'],
    ['month', '2026-01-16', '2026-01-31', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-10-01', '2026-12-31', '2027-01-01', '2027-03-31'],
    ['halfYear', '2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'],
    ['year', '2027-01-01', '2027-12-31', '2028-01-01', '2028-12-31'],
    ['year', '2027-03-01', '2028-02-29', '2028-03-01', '2029-02-28'],
    ['free', '2026-01-01', '2026-02-28', '2026-03-01', '2026-04-30'],
    ['free', '2026-01-05', '2026-01-11', '2026-01-12', '2026-01-18'],
  ] as const)('after a %s from %s to %s is from %s to %s', (kind, start, end, nextStart, nextEnd) => {
    expect(nextPeriod(kind, period(start, end))).toEqual(period(nextStart, nextEnd))
  })
})

const target = (name: string, measured: string | null) => {
  const wanted = { name, kind: 'zero', direction: null, target: null } as const
  return { id: name, ...wanted, measured, measuredOn: null, note: 'n' }
}
const plain: CarriedSource = {
  ...{ id: 'w', title: 'Lines', description: null, owner: 'o', dueOn: '2026-06-30', targets: [], milestones: [] },
  ...{ leadDepartment: 'd', responsibleDepartments: [], controls: [], policies: [] },
}
const item = (values: Partial<CarriedSource>): CarriedSource => ({ ...plain, ...values })

describe('work that is carried over', () => {
  const before = period('2026-01-01', '2026-06-30')
  const next = { id: 'n', period: period('2026-07-01', '2026-12-31') }

  it('takes the targets and milestones that are left, without what was measured', () => {
    const carried = carriedItem(
      item({
        targets: [target('reached', '0.00'), target('missed', '2.00'), target('unmeasured', null)],
        milestones: [
          { id: 'm1', title: 'first', dueOn: '2026-03-31', doneOn: '2026-03-30' },
          { id: 'm2', title: 'second', dueOn: '2026-05-31', doneOn: null },
        ],
      }),
      before,
      next,
    )
    expect(carried).toMatchObject({
      ...{ cycle: 'n', carriedFrom: 'w', title: 'Lines', owner: 'o', startOn: '2026-07-01', dueOn: '2026-12-31' },
      milestones: [{ title: 'second', dueOn: '2026-12-01' }],
    })
    expect(carried.targets).toEqual([
      { name: 'missed', kind: 'zero', direction: null, target: null },
      { name: 'unmeasured', kind: 'zero', direction: null, target: null },
    ])
  })

  it.each([
    ['2026-06-20', '2026-12-21'],
    ['2026-08-15', '2026-12-31'],
    ['2025-01-01', '2026-07-01'],
  ])('due on %s is due on %s', (dueOn, moved) => {
    expect(carriedItem(item({ dueOn }), before, next).dueOn).toBe(moved)
  })

  it('ends with its cycle where a later work item carries it on', () => {
    const items = [entity({ id: 'a', state: 'inProgress' }), entity({ id: 'b', state: 'done' }), entity({ id: 'c' })]
    const later = [entity({ id: 'x', carriedFrom: 'a' }), entity({ id: 'y', carriedFrom: 'b' })]
    expect(carriedOn(items, later).map(({ id }) => id)).toEqual(['a'])
  })
})
