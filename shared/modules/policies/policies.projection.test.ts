import { describe, expect, it } from 'vitest'
import { byDay } from '../../charts/month-sheet.ts'
import { entity } from '../../record/rule-case.test-support.ts'
import { projectCalendar, yearStrip } from './policies.projection.ts'

const today = '2026-11-22'
const review = (id: string, values: Readonly<Record<string, unknown>>) =>
  entity({ id, title: id, state: 'planned', ...values })

describe('the calendar of reviews', () => {
  it.each([
    ['due on its day', { dueOn: '2026-11-22' }, '2026-11-22', 'due'],
    ['overdue on the day after', { dueOn: '2026-11-21' }, '2026-11-21', 'overdue'],
    ['overdue while it goes on', { dueOn: '2026-11-21', state: 'inProgress' }, '2026-11-21', 'overdue'],
    [
      'done on the day it was concluded',
      { dueOn: '2026-11-21', concludedOn: '2026-10-01', state: 'concluded' },
      '2026-10-01',
      'done',
    ],
    ['a policy’s next review', { nextReviewOn: '2027-01-01', state: 'effective' }, '2027-01-01', 'due'],
  ])('%s', (_, values, day, status) => {
    expect(projectCalendar([review('1', values)], today)).toMatchObject([{ day, status }])
  })

  it.each([
    ['cancelled', { dueOn: '2026-11-22', state: 'cancelled' }],
    ['retired', { nextReviewOn: '2026-11-22', state: 'retired' }],
    ['without a day', {}],
  ])('leaves out what is %s', (_, values) => expect(projectCalendar([review('1', values)], today)).toEqual([]))

  it('gathers days and months', () => {
    const rows = ['2026-11-30', '2026-11-01', '2026-11-30', '2027-11-30']
    const entries = projectCalendar(
      rows.map((dueOn, index) => review(String(index), { dueOn })),
      today,
    )
    expect(
      byDay(entries)
        .get('2026-11-30')
        ?.map((entry) => entry.id),
    ).toEqual(['0', '2'])
    expect(yearStrip(entries, today)[10]).toEqual({ month: '2026-11-01', overdue: 1, due: 2, done: 0 })
  })
})
