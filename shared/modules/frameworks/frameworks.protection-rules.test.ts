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
  ['an item of another level', { after: { items: [item('5.1.4.1')] } }, ['identifierOtherEdition@items.0.identifier']],
  [
    'an item of a chapter that is left out',
    { after: { items: [item('6.1.9.1')] } },
    ['identifierWithheld@items.0.identifier'],
  ],
  ['items of level 2 with an extension', { after: { level: 'level2', items: [item('7.1.4.1'), item('7.2.1.1')] } }, []],
  [
    'an item of another level than stated',
    { after: { level: 'level2', items: [item('7.1.4.1'), item('9.1.4.1')] } },
    ['levelDiffers@items.1.identifier'],
  ],
  [
    'items of two levels, none stated',
    { after: { items: [item('8.1.4.1'), item('7.1.4.1')] } },
    ['levelDiffers@items.1.identifier'],
  ],
  [
    'concluded at another level than the system has',
    {
      action: conclude,
      before: { asset: 'a', level: 'level3', items: [item('8.1.4.1')] },
      stored: [{ record: 'asset', id: 'a', grade: 'level2' }],
    },
    ['gradeDiffers@level'],
  ],
  [
    'concluded at the level of the system',
    {
      action: conclude,
      before: { asset: 'a', level: 'level3', items: [item('8.1.4.1')] },
      stored: [{ record: 'asset', id: 'a', grade: 'level3' }],
    },
    [],
  ],
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
