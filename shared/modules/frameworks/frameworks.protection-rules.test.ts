import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { protectionConsequences, protectionRules } from './frameworks.protection-rules.ts'

const item = (identifier: string, object = 'host', more = {}) => ({
  ...{ identifier, object, result: 'compliant', weight: '1.0', risk: null },
  ...more,
})
const conclude = { step: 'conclude' }
const concluded = (items: readonly unknown[]): RuleCase => ({ action: conclude, before: { items } })

const cases: readonly (readonly [string, RuleCase, readonly string[]])[] = [
  ['known items', { after: { items: [item('8.1.4.1a'), item('8.1.4.1a', 'database')] } }, []],
  ['text for a number', { after: { items: [item('雷电')] } }, ['identifierForm@items.0.identifier']],
  ['an item of another level', { after: { items: [item('9.1.4.1')] } }, ['identifierOtherEdition@items.0.identifier']],
  ['an item that is not there', { after: { items: [item('8.1.4.99')] } }, ['identifierUnknown@items.0.identifier']],
  [
    'an item twice at one object',
    { after: { items: [item('8.1.4.1'), item('8.1.4.1')] } },
    ['itemTwice@items.1.object'],
  ],
  [
    'concluded with weights of zero',
    concluded([item('8.1.4.1', 'a', { weight: '0.0' }), item('8.1.4.2')]),
    ['weightsZero@'],
  ],
  [
    'concluded with nothing to score',
    concluded([item('8.1.4.1', 'a', { result: 'notApplicable' })]),
    ['nothingApplies@'],
  ],
  ['assessed tomorrow', { after: { items: [], assessedOn: '2026-11-23' } }, ['assessedInFuture@assessedOn']],
]

describe('an assessment by MLPS', () => {
  it.each(cases)('%s', (_, given, expected) => {
    expect(refusedBy(protectionRules, 'protectionAssessment', given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(cases.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(protectionRules, 'protectionAssessment'))
  })

  it('keeps its score with the formula once concluded, and has none when reopened', () => {
    const follows = (given: RuleCase) =>
      protectionConsequences.protectionAssessment?.({ ...ruleInput(given), id: 'self' })
    const own = { record: 'protectionAssessment', id: 'self' }
    expect(follows(concluded([item('8.1.4.1')]))).toEqual([
      { ...own, changes: { formula: 'practice1', score: '100.00', verdict: 'excellent', risk: 'none' } },
    ])
    const none = { formula: null, score: null, verdict: null, risk: null }
    expect(follows({ action: { step: 'reopen' }, before: {} })).toEqual([{ ...own, changes: none }])
    expect(follows({ before: {} })).toEqual([])
  })
})
