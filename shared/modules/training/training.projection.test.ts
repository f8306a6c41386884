import { describe, expect, it } from 'vitest'
import type { AssessmentFacts, ScoreFacts } from './training.facts.ts'
import { progressionOf, projectAssessment, projectCompetition } from './training.projection.ts'

const plain = { marks: null, dropLowest: null, missing: null, passMark: null, normalisation: null }
const sat = { mark: null, makeUpOn: null, makeUpReason: null }

const assessment: AssessmentFacts = {
  components: [
    { id: 'c1', name: 'Exam', kind: 'exam', weight: '60.00', maximum: '100.00', ...plain },
    { id: 'c2', name: 'Practice', kind: 'practice', weight: '40.00', maximum: '50.00', ...plain },
  ],
  passMark: '60.00',
  participants: ['p1', 'p2', 'p3', 'p4'],
  normalisation: null,
  totalMaximum: null,
  ranking: null,
}

function score(person: string, exam: string, practice: string, values: Partial<ScoreFacts> = {}): ScoreFacts {
  return {
    id: `s-${person}`,
    person,
    team: null,
    components: [
      { id: '1', component: 'Exam', points: exam, note: null, ...sat },
      { id: '2', component: 'Practice', points: practice, note: null, ...sat },
    ],
    bonus: null,
    moderatedPoints: null,
    moderationReason: null,
    total: null,
    rank: null,
    basis: [],
    moderatedBy: null,
    state: 'recorded',
    assessment: 'a1',
    competition: null,
    ...values,
  }
}

const scores = [
  score('p1', '50.00', '20.00'),
  score('p2', '80.00', '40.00'),
  score('p3', '80.00', '40.00', { moderatedPoints: '55.00', moderationReason: 'Wrong sheet' }),
]

describe('the table of an assessment', () => {
  const table = projectAssessment(assessment, { scores, isWhole: true, previous: null })

  it('ranks totals, the highest first, and tells who passes', () => {
    expect(table.rows.map((row) => [row.person, row.total, row.rank, row.passes])).toEqual([
      ['p2', '80.00', 1, true],
      ['p3', '55.00', 2, false],
      ['p1', '46.00', 3, false],
    ])
    expect([table.passed, table.isProvisional, table.missing]).toEqual([1, true, ['p4']])
  })

  it('tells what a moderation took the place of', () => {
    expect(table.rows[1]?.moderation).toEqual({ points: '55.00', reason: 'Wrong sheet', instead: '80.00' })
  })

  it('gives equal totals one rank', () => {
    const equal = [score('p1', '10.00', '10.00'), score('p2', '10.00', '10.00'), score('p3', '1.00', '1.00')]
    const { rows } = projectAssessment(assessment, { scores: equal, isWhole: true, previous: null })
    expect(rows.map((row) => row.rank)).toEqual([1, 1, 3])
  })

  it('ranks nobody among rows that are not all of them, but shows published ranks', () => {
    const own = [score('p1', '50.00', '20.00')]
    const published = [score('p1', '50.00', '20.00', { state: 'published', total: '46.00', rank: 7 })]
    const rankOf = (rows: ScoreFacts[]) =>
      projectAssessment(assessment, { scores: rows, isWhole: false, previous: null }).rows[0]?.rank
    expect([rankOf(own), rankOf(published)]).toEqual([null, 7])
  })

  it('counts changes from the previous assessment, by its own scheme', () => {
    const previous = { assessment, scores: [score('p1', '60.00', '30.00'), score('p2', '10.00', '10.00')] }
    const { rows } = projectAssessment(assessment, { scores, isWhole: true, previous })
    expect(rows.map((row) => [row.person, row.change])).toEqual([
      ['p2', { total: '66.00', rank: 1 }],
      ['p3', null],
      ['p1', { total: '-14.00', rank: -2 }],
    ])
  })

  it('is empty where nobody was scored', () => {
    const { rows, missing } = projectAssessment(assessment, { scores: [], isWhole: true, previous: null })
    expect([rows.length, missing.length]).toEqual([0, 4])
  })
})

describe('the scoreboard of a competition', () => {
  const rounds = [
    { id: 'r1', name: 'Exam', startsAt: null, endsAt: null, maximum: '100.00' },
    { id: 'r2', name: 'Final', startsAt: null, endsAt: null, maximum: null },
  ]
  const table = projectCompetition({ rounds, teams: [], awards: [] }, { scores, isWhole: true })

  it('has its rounds in order, and those that only scores name last', () => {
    expect(table.columns.map((column) => column.name)).toEqual(['Exam', 'Final', 'Practice'])
    expect(table.rows[0]?.points).toEqual(['80.00', null, '40.00'])
  })

  it('adds up the rounds', () => {
    expect(table.rows.map((row) => [row.person, row.total, row.rank])).toEqual([
      ['p2', '120.00', 1],
      ['p1', '70.00', 2],
      ['p3', '55.00', 3],
    ])
    expect(progressionOf({ points: ['10.50', null, '4.25'] })).toEqual([10.5, 10.5, 14.75])
  })
})
