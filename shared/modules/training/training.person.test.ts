import { describe, expect, it } from 'vitest'
import type { ScoreFacts } from './training.facts.ts'
import { type AssessmentSubject, attendanceOf, projectPerson, projectSkills } from './training.person.ts'

const plain = { marks: null, dropLowest: null, missing: null, passMark: null, normalisation: null }
const sat = { mark: null, makeUpOn: null, makeUpReason: null }

const zone = 'Asia/Shanghai'

function assessment(id: string, end: string): AssessmentSubject {
  return {
    id,
    number: id,
    title: `Assessment ${id}`,
    period: { start: '2026-01-01', end },
    components: [
      { id: 'c1', name: 'Exam', kind: 'exam', weight: '50.00', maximum: '100.00', ...plain },
      { id: 'c2', name: 'Practice', kind: 'practice', weight: '50.00', maximum: '40.00', ...plain },
    ],
    passMark: '60.00',
    normalisation: null,
    totalMaximum: null,
  }
}

function score(person: string, of: Partial<ScoreFacts>, exam = '80.00', practice: string | null = '30.00'): ScoreFacts {
  return {
    id: `s-${person}-${of.assessment ?? of.competition}`,
    person,
    team: null,
    components: [
      { id: '1', component: 'Exam', points: exam, note: null, ...sat },
      ...(practice === null ? [] : [{ id: '2', component: 'Practice', points: practice, note: null, ...sat }]),
    ],
    bonus: null,
    moderatedPoints: null,
    moderationReason: null,
    total: null,
    rank: null,
    basis: [],
    moderatedBy: null,
    state: 'recorded',
    assessment: null,
    competition: null,
    ...of,
  }
}

describe('the results of a person', () => {
  it('stand by date, with the published total or the one that would be', () => {
    const results = projectPerson({
      scores: [
        score('p1', { assessment: 'a2', total: '81.00', rank: 3, state: 'published' }),
        score('p1', { competition: 'c1' }),
        score('p1', { assessment: 'a1' }),
        score('p1', { assessment: 'gone' }),
      ],
      assessments: [assessment('a1', '2026-03-31'), assessment('a2', '2026-09-30')],
      competitions: [{ id: 'c1', number: null, title: 'Cup', startsAt: '2026-04-24T17:00:00.000Z' }],
      zone,
    })
    expect(results.map((one) => [one.id, one.on, one.total, one.rank, one.isPublished])).toEqual([
      ['a1', '2026-03-31', '77.50', null, false],
      ['c1', '2026-04-25', '110.00', null, false],
      ['a2', '2026-09-30', '81.00', 3, true],
    ])
  })
})

describe('attendance', () => {
  const row = (status: 'attended' | 'partly' | 'absent' | 'excused', hours: string | null, person = 'p1') => ({
    id: `${person}${status}`,
    person,
    status,
    hours,
    note: null,
  })

  it('adds up hours by quarter of the zone, without gaps', () => {
    const sessions = [
      { startsAt: '2026-03-31T17:00:00.000Z', endsAt: null, attendance: [row('attended', '2.5')] },
      {
        startsAt: '2026-05-01T01:00:00.000Z',
        endsAt: null,
        attendance: [row('partly', '1.0'), row('attended', '9.0', 'p2')],
      },
      { startsAt: '2026-11-01T01:00:00.000Z', endsAt: null, attendance: [row('absent', '4.0')] },
    ]
    expect(attendanceOf('p1', sessions, zone)).toEqual([
      { year: 2026, quarter: 2, tenths: 35, sessions: 2, missed: 0 },
      { year: 2026, quarter: 3, tenths: 0, sessions: 0, missed: 0 },
      { year: 2026, quarter: 4, tenths: 0, sessions: 0, missed: 1 },
    ])
  })

  it('is empty for somebody who was in no session', () => {
    expect(attendanceOf('p9', [], zone)).toEqual([])
  })
})

describe('skills', () => {
  const now = assessment('a2', '2026-09-30')

  it('are shares of the full points, beside the time before and the middle of the group', () => {
    const scores = [
      score('p1', { assessment: 'a2' }, '80.00', '30.00'),
      score('p2', { assessment: 'a2' }, '60.00', '40.00'),
      score('p3', { assessment: 'a2' }, '50.00', null),
    ]
    const previous = {
      assessment: assessment('a1', '2026-03-31'),
      score: score('p1', { assessment: 'a1' }, '70.00', null),
    }
    expect(projectSkills('p1', now, scores, previous)).toEqual([
      { name: 'Exam', own: 80, before: 70, group: 60 },
      { name: 'Practice', own: 75, before: null, group: 87.5 },
    ])
  })

  it('have no group where the reader sees one person', () => {
    const [skill] = projectSkills('p1', now, [score('p1', { assessment: 'a2' })], null)
    expect(skill).toEqual({ name: 'Exam', own: 80, before: null, group: null })
  })
})
