import { describe, expect, it } from 'vitest'
import { projectCurriculum } from './skills.curriculum.ts'

const today = '2026-11-30'
type Term = { readonly dueOn?: string; readonly withinMonths?: number; readonly everyMonths?: number }
type Status = 'attended' | 'late' | 'partly' | 'absent' | 'excused' | null

/** What is asked of one person by one course, under these terms, after these sessions. */
function demand(term: Term, took: readonly (readonly [string, Status])[], joinedOn: string | null = '2026-01-15') {
  const { dueOn = null, withinMonths = null, everyMonths = null } = term
  const courses = [{ id: 'r', course: 'duty', dueOn, withinMonths, everyMonths }]
  return projectCurriculum({
    profiles: [{ id: 'analyst', title: 'Analyst', holders: ['ada', 'gone'], courses }],
    people: [
      { id: 'ada', joinedOn, leftOn: null },
      { id: 'gone', joinedOn: null, leftOn: '2026-11-29' },
    ],
    sessions: took.map(([day, status], at) => ({
      ...{ id: `s${at}`, course: 'duty', startsAt: `${day}T01:00:00.000Z` },
      attendance: [{ id: 'a', person: 'ada', status, hours: null, note: null }],
    })),
    ...{ today, zone: 'Asia/Shanghai' },
  }).map(({ standing, takenOn, validUntil, dueOn: by, isLate }) => [standing, takenOn, validUntil, by, isLate])
}

describe('the curriculum of a role', () => {
  it.each([
    ['never taken, by nobody said when', {}, [], ['missing', null, null, null, false]],
    ['due today', { dueOn: today }, [], ['missing', null, null, today, false]],
    ['due yesterday', { dueOn: '2026-11-29' }, [], ['missing', null, null, '2026-11-29', true]],
    ['due after joining', { withinMonths: 3 }, [], ['missing', null, null, '2026-04-15', true]],
    [
      'due on a day or after joining, the later',
      { dueOn: '2026-03-01', withinMonths: 12 },
      [],
      ['missing', null, null, '2027-01-15', false],
    ],
    ['taken for good', { dueOn: '2026-03-01' }, [['2026-02-05', 'late']], ['held', '2026-02-05', null, null, false]],
    [
      'taken twice, the later counts',
      { everyMonths: 12 },
      [
        ['2026-09-17', 'attended'],
        ['2026-02-05', 'attended'],
      ],
      ['held', '2026-09-17', '2027-09-16', '2027-09-16', false],
    ],
    [
      'in force on its last day',
      { everyMonths: 6 },
      [['2026-06-01', 'attended']],
      ['held', '2026-06-01', '2026-11-30', '2026-11-30', false],
    ],
    [
      'run out',
      { everyMonths: 6 },
      [['2026-02-05', 'attended']],
      ['expired', '2026-02-05', '2026-08-04', '2026-08-04', true],
    ],
    [
      'there in part, absent, excused and unmarked',
      { dueOn: '2026-12-31' },
      [
        ['2026-02-05', 'partly'],
        ['2026-02-06', 'absent'],
        ['2026-02-07', 'excused'],
        ['2026-02-08', null],
      ],
      ['missing', null, null, '2026-12-31', false],
    ],
  ] as const)('%s', (_what, term, took, wanted) => {
    expect(demand(term, took)).toEqual([wanted])
  })

  it('is due on its day for somebody of whom nobody knows when they joined', () => {
    expect(demand({ dueOn: '2026-03-01', withinMonths: 12 }, [], null)).toEqual([
      ['missing', null, null, '2026-03-01', true],
    ])
  })
})
