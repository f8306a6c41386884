import { describe, expect, it } from 'vitest'
import { projectHours } from './training.hours.ts'
import { type AttendanceStatus, countedTenths, markedRoll, rollCounts } from './training.roll.ts'

const row = (person: string, status: AttendanceStatus | null, hours: string | null = null) => ({
  ...{ id: person, person, status, hours, note: null },
})
const morning = { startsAt: '2026-02-05T01:00:00.000Z', endsAt: '2026-02-05T04:00:00.000Z' }

describe('hours of training', () => {
  it.each([
    ['attended', null, 30],
    ['late', null, 30],
    ['late', '2.5', 25],
    ['partly', '1.5', 15],
    ['partly', null, 0],
    ['absent', '3.0', 0],
    ['excused', '3.0', 0],
    [null, '3.0', 0],
  ] as const)('of somebody %s with %s hours stated are %s tenths', (status, hours, tenths) => {
    expect(countedTenths(morning, { status, hours })).toBe(tenths)
  })

  it('are none where a session has no end and nobody stated any', () => {
    expect(countedTenths({ ...morning, endsAt: null }, { status: 'attended', hours: null })).toBe(0)
  })

  it('add up by person and year of the zone, and tell who was there in part for nobody knows how long', () => {
    const sessions = [
      { ...morning, attendance: [row('ada', 'late'), row('bo', 'excused'), row('cy', 'partly')] },
      // Already the new year where the house is.
      {
        ...{ startsAt: '2026-12-31T17:00:00.000Z', endsAt: '2026-12-31T18:00:00.000Z' },
        attendance: [row('ada', 'attended'), row('bo', 'absent'), row('cy', null)],
      },
    ]
    const { years, people } = projectHours(sessions, 'Asia/Shanghai')
    expect(years).toEqual([2027, 2026])
    const none = { tenths: 0, sessions: 0, absent: 0, excused: 0, unstated: 0 }
    expect(people).toEqual([
      {
        person: 'ada',
        tenths: 40,
        years: [
          { ...none, tenths: 10, sessions: 1 },
          { ...none, tenths: 30, sessions: 1 },
        ],
      },
      {
        person: 'bo',
        tenths: 0,
        years: [
          { ...none, absent: 1 },
          { ...none, excused: 1 },
        ],
      },
      { person: 'cy', tenths: 0, years: [null, { ...none, sessions: 1, unstated: 1 }] },
    ])
  })
})

describe('a roll', () => {
  it('takes marks, keeps what is not marked, and lets go who is not invited', () => {
    const roll = [row('ada', null, '2.0'), row('bo', 'late'), row('cy', null)]
    const marked = markedRoll(roll, [
      { person: 'ada', isInvited: true, status: 'attended' },
      { person: 'cy', isInvited: false, status: null },
      { person: 'dee', isInvited: true, status: null },
      { person: 'eve', isInvited: false, status: null },
    ])
    expect(marked).toEqual([
      row('ada', 'attended', '2.0'),
      row('bo', 'late'),
      { person: 'dee', status: null, hours: null, note: null },
    ])
    expect(rollCounts(marked)).toEqual({ attended: 1, late: 1, partly: 0, absent: 0, excused: 0, unmarked: 1 })
  })
})
