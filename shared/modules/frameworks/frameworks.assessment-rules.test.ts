import { describe, expect, it } from 'vitest'
import { caseDay, type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { externalAssessmentRules } from './frameworks.assessment-rules.ts'

const close = { step: 'close' }
const period = { start: '2025-11-01', end: '2026-01-31' }

const cases: readonly (readonly [string, RuleCase, readonly string[]])[] = [
  [
    'not taken up without reason',
    { after: { feedback: [{ response: 'notTakenUp' }] } },
    ['reasonMissing@feedback.0.reason'],
  ],
  ['not taken up with reason', { after: { feedback: [{ response: 'notTakenUp', reason: 'Replaced' }] } }, []],
  ['done tomorrow', { after: { feedback: [{ doneOn: '2026-11-23' }] } }, ['doneInFuture@feedback.0.doneOn']],
  ['done today', { after: { feedback: [{ doneOn: caseDay }] } }, []],
  ['a year before its period', { after: { year: '2024', period } }, ['yearOutside@year']],
  ['a year that is none', { after: { year: 'last' } }, ['yearUnknown@year']],
  ['a year of its period', { after: { year: '2026', period } }, []],
  [
    'closed with feedback open',
    { action: close, before: { feedback: [{ response: 'takenUp' }, {}] } },
    ['feedbackOpen@'],
  ],
  [
    'closed when all is answered',
    {
      action: close,
      before: {
        feedback: [
          { response: 'takenUp', progress: 'done' },
          { response: 'notTakenUp', reason: 'Replaced' },
        ],
      },
    },
    [],
  ],
]

describe('an assessment by others', () => {
  it.each(cases)('%s', (_, given, expected) => {
    expect(refusedBy(externalAssessmentRules, 'externalAssessment', given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(cases.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(externalAssessmentRules, 'externalAssessment'))
  })
})
