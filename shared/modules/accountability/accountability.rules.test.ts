import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { accountabilityConsequences, accountabilityRules } from './accountability.rules.ts'

type Case = readonly [what: string, given: RuleCase, refused: readonly string[]]

const step = (name: string) => ({ step: name })
const rule = {
  ...{ record: 'accountabilityRule', id: 'rule', state: 'inForce', lapse: 'deadlineMissed' },
  ...{ lightest: 'reminder', heaviest: 'criticism', appealDays: 10 },
}
const stored = [rule]
const lapse = { concerns: 'person', person: 'bob', lapse: 'deadlineMissed', happenedOn: '2026-11-01', rule: 'rule' }
const at = (state: string, over: Readonly<Record<string, unknown>> = {}) => ({ ...lapse, state, ...over })

const ruleCases: readonly Case[] = [
  ['a range of one measure', { after: { lightest: 'talk', heaviest: 'talk' } }, []],
  ['a range that runs backwards', { after: { lightest: 'discipline', heaviest: 'talk' } }, ['rangeBackwards@heaviest']],
  ['a rule that replaces itself', { before: {}, after: { follows: 'self' } }, ['followsItself@follows']],
  ['putting away a draft', { action: 'archive', before: { state: 'draft' } }, []],
  ['putting away what was in force', { action: 'archive', before: { state: 'withdrawn' } }, ['inUse@']],
]

const caseCases: readonly Case[] = [
  ['a whole report', { after: lapse, stored }, []],
  [
    'a department without its name',
    { after: { ...lapse, concerns: 'department' }, stored },
    ['departmentMissing@department'],
  ],
  ['a lapse to come', { after: { ...lapse, happenedOn: '2026-11-23' }, stored }, ['happenedAhead@happenedOn']],
  ['a draft of a rule', { after: lapse, stored: [{ ...rule, state: 'draft' }] }, ['ruleNotInForce@rule']],
  ['a rule withdrawn since', { before: at('assessed'), stored: [{ ...rule, state: 'withdrawn' }] }, []],
  ['a rule about something else', { after: { ...lapse, lapse: 'hazardCaused' }, stored }, ['otherLapse@rule']],
  [
    'a statement that is put in',
    { before: at('assessed'), after: { statement: 'mine' }, stored },
    ['wordsOfAnother@statement'],
  ],
  ['a statement', { action: step('answer'), before: at('assessed'), after: { statement: 'mine' }, stored }, []],
  ['an appeal that comes with the report', { after: { ...lapse, appeal: 'no' }, stored }, ['wordsOfAnother@appeal']],
  ['other facts after the hearing', { before: at('heard'), after: { facts: 'other' }, stored }, ['rewritten@facts']],
  [
    'another rule with the decision',
    { action: step('decide'), before: at('heard'), after: { person: 'eve' }, stored },
    ['rewritten@person'],
  ],
  [
    'another measure during the appeal',
    { before: at('appealed', { measure: 'talk' }), after: { measure: 'none' }, stored },
    ['rewritten@measure'],
  ],
  [
    'a hearing to come',
    { action: step('hear'), before: at('assessed'), after: { heardOn: '2026-11-23' }, stored },
    ['heardAhead@heardOn'],
  ],
  ['a measure of the range', { action: step('decide'), before: at('heard'), after: { measure: 'talk' }, stored }, []],
  ['no measure', { action: step('decide'), before: at('heard'), after: { measure: 'none' }, stored }, []],
  [
    'a measure too heavy',
    { action: step('decide'), before: at('heard'), after: { measure: 'deduction' }, stored },
    ['measureOutside@measure'],
  ],
  [
    'an appeal on its last day',
    { action: step('appeal'), before: at('decided', { appealUntil: '2026-11-22' }), after: { appeal: 'no' }, stored },
    [],
  ],
  [
    'an appeal too late',
    { action: step('appeal'), before: at('decided', { appealUntil: '2026-11-21' }), after: { appeal: 'no' }, stored },
    ['appealLate@'],
  ],
  [
    'lightened to nothing that is named',
    {
      action: step('decideAppeal'),
      before: at('appealed', { measure: 'talk' }),
      after: { appealOutcome: 'lightened' },
      stored,
    },
    ['appealMeasureMissing@appealMeasure'],
  ],
  [
    'heavier for the appeal',
    {
      action: step('decideAppeal'),
      before: at('appealed', { measure: 'talk' }),
      after: { appealMeasure: 'criticism' },
      stored,
    },
    ['notLighter@appealMeasure'],
  ],
  [
    'an end while it can be appealed',
    { action: step('close'), before: at('decided', { measure: 'talk', appealUntil: '2026-11-22' }), stored },
    ['appealOpen@'],
  ],
  [
    'an end where nothing follows',
    { action: step('close'), before: at('decided', { measure: 'none', appealUntil: '2026-11-22' }), stored },
    [],
  ],
  [
    'an end after the appeal',
    { action: step('close'), before: at('appealDecided', { measure: 'talk', appealUntil: '2026-11-22' }), stored },
    [],
  ],
  ['putting away a case in course', { action: 'archive', before: at('assessed'), stored }, ['inCourse@']],
]

describe.each([
  ['accountabilityRule', ruleCases],
  ['accountabilityCase', caseCases],
] as const)('the rules of %s', (record, cases) => {
  it.each(cases)('%s', (_what, given, refused) => {
    expect(refusedBy(accountabilityRules, record, given)).toEqual(refused)
  })

  it('are all in the table', () => {
    const named = new Set(cases.flatMap(([, , refused]) => refused.map((one) => one.split('@')[0] ?? '')))
    expect([...named].toSorted()).toEqual(ruleNames(accountabilityRules, record))
  })
})

describe('what follows', () => {
  const follows = (given: RuleCase) =>
    accountabilityConsequences.accountabilityCase?.({ ...ruleInput(given), id: 'self' }).map(({ changes }) => changes)

  it('from a decision: the last day of an appeal, and the measure that stands', () => {
    const given = { action: step('decide'), before: at('heard'), after: { measure: 'talk' }, stored }
    expect(follows(given)).toEqual([{ appealUntil: '2026-12-02', standing: 'talk' }])
  })

  it.each([
    ['upheld', 'talk'],
    ['lightened', 'reminder'],
    ['annulled', 'none'],
  ])('from an appeal that is %s', (appealOutcome, standing) => {
    const before = at('appealed', { measure: 'talk', appealMeasure: 'reminder' })
    expect(follows({ action: step('decideAppeal'), before, after: { appealOutcome }, stored })).toEqual([{ standing }])
  })

  it('from nothing else', () => {
    expect(follows({ action: step('hear'), before: at('assessed'), stored })).toEqual([])
  })
})
