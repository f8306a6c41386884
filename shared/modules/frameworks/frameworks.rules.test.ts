import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { frameworkRules } from './frameworks.rules.ts'

const named = (identifier: string, framework = 'iso27001') => ({ framework, identifier })
const stored = [{ record: 'requirement', id: 'other', ...named('A.5.1') }]

const cases: readonly (readonly [string, RuleCase, readonly string[]])[] = [
  ['a known one', { after: named('A.5.1') }, []],
  ['one written otherwise', { after: named('5.1') }, ['identifierForm@identifier']],
  ['one of another edition', { after: named('A.12.1.2') }, ['identifierOtherEdition@identifier']],
  ['one that does not exist', { after: named('A.5.99') }, ['identifierUnknown@identifier']],
  ['one of a chapter that is left out', { after: named('6.1.9.1', 'mlps') }, ['identifierWithheld@identifier']],
  ['one that has a record', { after: named('A.5.1'), stored }, ['decidedTwice@identifier']],
  ['the same number of another framework', { after: named('8.1.1.1', 'mlps'), stored }, []],
  ['itself edited', { before: named('A.5.1'), after: { note: 'x' }, stored }, []],
  [
    'decided to apply, with nobody responsible',
    { action: { step: 'decide' }, before: { ...named('A.5.2'), applicability: 'applicable' } },
    ['departmentMissing@department'],
  ],
  [
    'decided not to apply',
    { action: { step: 'decide' }, before: { ...named('A.5.2'), applicability: 'notApplicable' } },
    [],
  ],
]

describe('a decision on a requirement', () => {
  it.each(cases)('%s', (_, given, expected) => {
    expect(refusedBy(frameworkRules, 'requirement', given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(cases.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(frameworkRules, 'requirement'))
  })
})
