import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { answerOf, assessmentYears } from './frameworks.years.ts'

describe('a line of feedback', () => {
  it.each([
    [{}, 'unanswered'],
    [{ progress: 'done' }, 'unanswered'],
    [{ response: 'notTakenUp', progress: 'done' }, 'notTakenUp'],
    [{ response: 'takenUp' }, 'open'],
    [{ response: 'partlyTakenUp', progress: 'underWay' }, 'underWay'],
    [{ response: 'takenUp', progress: 'done' }, 'done'],
  ] as const)('%j is %s', (row, answer) => expect(answerOf(row)).toBe(answer))
})

describe('assessments by year', () => {
  it('begin with the latest, and sum what was taken up', () => {
    const years = assessmentYears([
      entity({ id: 'a', year: '2025', findings: ['f', 'g'], feedback: [{ response: 'takenUp', progress: 'done' }] }),
      entity({ id: 'b', year: '2026', feedback: [{ response: 'notTakenUp' }, { response: 'partlyTakenUp' }, {}] }),
      entity({ id: 'c', year: '2026' }),
      entity({ id: 'd', year: null }),
    ])
    expect(
      years.map(({ year, assessments, total, takenUp, done, findings }) => [
        year,
        assessments.length,
        total,
        takenUp,
        done,
        findings,
      ]),
    ).toEqual([
      ['2026', 2, 3, 1, 0, 0],
      ['2025', 1, 1, 1, 1, 2],
    ])
  })
})
