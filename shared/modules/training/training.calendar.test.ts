import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { projectSessions } from './training.calendar.ts'

const today = '2026-11-28'
const session = (id: string, startsAt: string | null, state = 'planned') => entity({ id, title: id, startsAt, state })

describe('the calendar of sessions', () => {
  it.each([
    [
      'stands on the day of the clocks in the zone',
      '2026-11-28T17:30:00.000Z',
      'planned',
      '2026-11-29 01:30',
      'progress',
    ],
    ['asks for attention once its day is over', '2026-11-27T02:00:00.000Z', 'planned', '2026-11-27 10:00', 'attention'],
    ['is still planned on its day', '2026-11-28T02:00:00.000Z', 'planned', '2026-11-28 10:00', 'progress'],
    ['is good once it was held', '2026-11-27T02:00:00.000Z', 'held', '2026-11-27 10:00', 'good'],
  ])('%s', (_what, startsAt, state, when, tone) => {
    const [entry] = projectSessions([session('a', startsAt, state)], 'Asia/Shanghai', today)
    expect([`${entry?.day} ${entry?.time}`, entry?.tone]).toEqual([when, tone])
  })

  it('leaves out what was cancelled or has no beginning, and keeps the order of time', () => {
    const rows = [
      session('late', '2026-11-28T09:00:00.000Z'),
      session('early', '2026-11-28T01:00:00.000Z'),
      session('gone', '2026-11-28T01:00:00.000Z', 'cancelled'),
      session('open', null),
    ]
    expect(projectSessions(rows, 'UTC', today).map(({ id }) => id)).toEqual(['early', 'late'])
  })
})
