import { expect, it } from 'vitest'
import { attendanceGaps } from './home.attendance.ts'

const session = (id: string, ...attendance: (readonly [string, string])[]) => ({
  id,
  attendance: attendance.map(([person, status]) => ({ person, status })),
})

it('counts absences without excuse, most often first', () => {
  const sessions = [
    session('one', ['ada', 'absent'], ['bo', 'attended'], ['cy', 'excused']),
    session('two', ['ada', 'absent'], ['bo', 'absent'], ['cy', 'partly']),
    session('three', ['ada', 'attended'], ['cy', 'attended']),
  ]
  expect(attendanceGaps(sessions)).toEqual({
    missed: ['one', 'two'],
    people: [
      { person: 'ada', absent: 2, expected: 3 },
      { person: 'bo', absent: 1, expected: 2 },
    ],
  })
})

it('has nothing to tell where nobody was missing', () => {
  expect(attendanceGaps([])).toEqual({ missed: [], people: [] })
})
