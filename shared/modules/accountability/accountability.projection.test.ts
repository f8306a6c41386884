import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { projectCaseFigures, projectCourse } from './accountability.projection.ts'

const reported = { createdAt: '2026-03-02T08:00:00.000Z', createdBy: 'ada', facts: 'Late' }
const assessed = { ...reported, assessedOn: '2026-03-03', assessedBy: 'lena' }
const decided = { ...assessed, heardOn: '2026-03-05', heardBy: 'lena', decidedOn: '2026-03-06', decidedBy: 'lena' }

const course = (values: Readonly<Record<string, unknown>>) =>
  projectCourse(entity(values)).map(({ key, standing, by }) => `${key} ${standing}${by ? ` ${by}` : ''}`)

describe('the course of a case', () => {
  it('shows what lies behind it and what is to come', () => {
    expect(course({ ...assessed, state: 'assessed' })).toEqual([
      ...['reported done ada', 'assessed done lena', 'answered ahead', 'heard ahead', 'decided ahead'],
      ...['appealed ahead', 'appealDecided ahead', 'closed ahead'],
    ])
  })

  it('says what the person made no use of', () => {
    const closed = { ...decided, closedOn: '2026-04-01', closedBy: 'lena', measure: 'talk', standing: 'talk' }
    expect(course({ ...closed, state: 'closed' })).toEqual([
      ...['reported done ada', 'assessed done lena', 'answered passedOver', 'heard done lena', 'decided done lena'],
      ...['appealed passedOver', 'appealDecided passedOver', 'closed done lena'],
    ])
    const [, , , , decision] = projectCourse(entity({ ...closed, state: 'closed' }))
    expect(decision).toMatchObject({ on: '2026-03-06', measure: 'talk' })
  })

  it('ends where it is not pursued', () => {
    expect(course({ ...assessed, state: 'dropped', closedOn: '2026-03-04', closedBy: 'mei' })).toEqual([
      'reported done ada',
      'assessed done lena',
      'dropped done mei',
    ])
  })
})

describe('the figures of cases', () => {
  it('count kinds, measures and appeals, and name nobody', () => {
    const cases = [
      { id: '1', lapse: 'deadlineMissed', state: 'closed', standing: 'talk', appealOutcome: 'upheld', person: 'bob' },
      { id: '2', lapse: 'deadlineMissed', state: 'decided', standing: 'talk' },
      { id: '3', lapse: 'hazardCaused', state: 'appealed', standing: 'criticism', appealOutcome: 'annulled' },
      { id: '4', lapse: 'dutyNotMet', state: 'dropped' },
    ].map(entity)
    const figures = projectCaseFigures(cases)
    expect(figures).toMatchObject({ total: 4, open: 2, appeals: { open: 1, upheld: 1, lightened: 0, annulled: 0 } })
    expect(figures.byLapse).toEqual([
      { lapse: 'dutyNotMet', count: 1, open: 0 },
      { lapse: 'deadlineMissed', count: 2, open: 1 },
      { lapse: 'hazardCaused', count: 1, open: 1 },
    ])
    expect(figures.byMeasure.filter(({ count }) => count > 0)).toEqual([
      { measure: 'talk', count: 2 },
      { measure: 'criticism', count: 1 },
    ])
    expect(JSON.stringify(figures)).not.toContain('bob')
    expect(projectCaseFigures([])).toMatchObject({ total: 0, open: 0 })
  })
})
