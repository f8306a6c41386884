import { describe, expect, it } from 'vitest'
import { textSha256 } from '../../base/sha256.ts'
import { caseDay, type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { policyConsequences, policyRules } from './policies.rules.ts'

const step = (name: string) => ({ step: name })
const policy = (values: object = {}) => ({
  record: 'policy',
  id: 'p',
  state: 'effective',
  cadenceMonths: 12,
  ...values,
})
const version = (id: string, state: string, values: object = {}) => ({
  record: 'policyVersion',
  id,
  state,
  policy: 'p',
  version: '1.0',
  ...values,
})

/** Two versions with a remark on each; a third, made on another day, has one that is open. */
const remarked = (state: string) => [
  version('v1', 'superseded', { createdAt: '2026-01-01' }),
  version('v2', 'effective', { createdAt: '2026-02-01' }),
  version('v3', 'draft', { createdAt: '2026-03-01' }),
  { record: 'clauseComment', id: 'r1', version: 'v1', state },
  { record: 'clauseComment', id: 'r2', version: 'v2', state },
  { record: 'clauseComment', id: 'r3', version: 'v3', state: 'open' },
]

const team = ['acting', 'x'].map((person) => ({ record: 'member', id: `of ${person}`, status: 'active', person }))
const text = { text: 'as submitted', approvers: [{ person: 'acting' }] }
const textHash = textSha256(text.text)
const reviewed = version('v', 'inReview', { ...text, author: 'x' })
const request = (values: object = {}) => ({ id: 'self', version: 'v', person: 'acting', textHash, ...values })

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  policy: [
    ['approved by its owner', { after: { owner: 'x', approver: 'x' } }, ['approverOwns@approver']],
    ['approved by another', { after: { owner: 'x', approver: 'y' } }, []],
    ['without owner and approver', { after: {} }, []],
    [
      'put into force without a version in force',
      { action: step('takeEffect'), before: { id: 'p' }, stored: [version('v', 'approved')] },
      ['noEffectiveVersion@'],
    ],
    [
      'put into force with a version in force',
      { action: step('takeEffect'), before: { id: 'p' }, stored: [version('v', 'effective')] },
      [],
    ],
    ['part of itself', { before: {}, after: { parent: 'self' } }, ['partOfItself@parent']],
    ['replacing itself', { before: {}, after: { replaces: 'self' } }, ['replacesItself@replaces']],
    [
      'replacing what replaces it',
      { before: {}, after: { replaces: 'p' }, stored: [policy({ replaces: 'self' })] },
      ['replacesItself@replaces'],
    ],
  ],
  policyVersion: [
    [
      'a name taken',
      { after: { policy: 'p', version: '1.0' }, stored: [version('v', 'superseded')] },
      ['versionTaken@version'],
    ],
    ['a new name', { after: { policy: 'p', version: '1.1' }, stored: [policy(), version('v', 'effective')] }, []],
    ['its own name', { before: { id: 'v', policy: 'p', version: '1.0' }, stored: [version('v', 'draft')] }, []],
    [
      'of a retired policy',
      { after: { policy: 'p' }, stored: [policy({ state: 'retired' })] },
      ['policyRetired@policy'],
    ],
    [
      'in force from tomorrow',
      { action: step('takeEffect'), before: { effectiveOn: '2026-11-23' } },
      ['notYetEffective@effectiveOn'],
    ],
    ['in force from today', { action: step('takeEffect'), before: { effectiveOn: caseDay } }, []],
    ['archived after it was in force', { action: 'archive', before: { state: 'superseded' } }, ['wasInForce@']],
    [
      'an approver named twice',
      { after: { approvers: [{ person: 'x' }, { person: 'x' }] } },
      ['approverTwice@approvers'],
    ],
    ['more approvals than approvers', { after: { approvers: [{ person: 'x' }], quorum: 2 } }, ['quorumTooHigh@quorum']],
    [
      'submitted to its author',
      { action: step('submit'), before: { author: 'x', approvers: [{ person: 'x' }] }, stored: team },
      ['proposerApproves@approvers'],
    ],
    [
      'submitted to who submits it',
      { action: step('submit'), before: { author: 'x', approvers: [{ person: 'acting' }] }, stored: team },
      ['proposerApproves@approvers'],
    ],
    [
      'submitted to its author, who is alone',
      { action: step('submit'), before: { author: 'x', approvers: [{ person: 'x' }] } },
      [],
    ],
    [
      'submitted to others',
      { action: step('submit'), before: { author: 'x', approvers: [{ person: 'y' }], quorum: 1 }, stored: team },
      [],
    ],
    ['archived as a draft', { action: 'archive', before: { state: 'draft' } }, []],
  ],
  policyApproval: [
    [
      'asked of somebody who is not named',
      { after: request({ person: 'y' }), stored: [reviewed] },
      ['notNamed@person'],
    ],
    [
      'asked twice',
      { after: request(), stored: [reviewed, { ...request(), record: 'policyApproval', id: 'o', state: 'pending' }] },
      ['askedAlready@person'],
    ],
    ['asked for another text', { after: request({ textHash: 'x' }), stored: [reviewed] }, ['otherText@textHash']],
    ['asked of who is named', { after: request(), stored: [reviewed] }, []],
    ['given to another', { before: request(), after: { person: 'y' } }, ['changedAfterwards@']],
    [
      'decided on a draft',
      { action: step('refuse'), before: request(), stored: [{ ...reviewed, state: 'draft' }] },
      ['notInReview@'],
    ],
    [
      'approved by its author',
      { action: step('approve'), before: request(), stored: [{ ...reviewed, author: 'acting' }, ...team] },
      ['approvesOwn@'],
    ],
    ['approved by another', { action: step('approve'), before: request(), stored: [reviewed, ...team] }, []],
  ],
  clauseComment: [
    ['on no clause', { after: { version: 'v', clause: 'scope' }, stored: [reviewed] }, ['clauseMissing@clause']],
    [
      'on a clause',
      { after: { version: 'v', clause: 'scope' }, stored: [version('v', 'inReview', { text: '# 1 Scope' })] },
      [],
    ],
    [
      'on what is superseded',
      { after: { version: 'v', clause: null }, stored: [{ ...reviewed, state: 'superseded' }] },
      ['versionSuperseded@version'],
    ],
    ['moved', { before: { clause: 'a' }, after: { clause: 'b' } }, ['moved@clause']],
  ],
  policyReview: [
    [
      'of a version of another policy',
      { after: { policy: 'q', version: 'v' }, stored: [version('v', 'effective')] },
      ['versionOfOtherPolicy@version'],
    ],
    ['of its version', { after: { policy: 'p', version: 'v' }, stored: [version('v', 'effective')] }, []],
    [
      'concluded with a question open',
      { action: step('conclude'), before: { questions: [{ question: 'why', answer: null }] } },
      ['questionsOpen@'],
    ],
    [
      'concluded with a comment undecided',
      { action: step('conclude'), before: { comments: [{ clause: '4', comment: 'unclear' }] } },
      ['commentsOpen@'],
    ],
    [
      'concluded with remarks on its version and the one before it that nobody answered',
      { action: step('conclude'), before: { policy: 'p', version: 'v2' }, stored: remarked('open') },
      ['remarksOpen@'],
    ],
    [
      'concluded while a later version is discussed',
      { action: step('conclude'), before: { policy: 'p', version: 'v1' }, stored: remarked('answered') },
      [],
    ],
    [
      'concluded with all settled',
      {
        action: step('conclude'),
        before: {
          ...{ policy: 'p', version: 'v2', questions: [{ answer: 'yes' }] },
          comments: [{ clause: '4', decision: 'rejected' }],
        },
        stored: remarked('answered'),
      },
      [],
    ],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(policyRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(policyRules, record))
  })
})

describe('what follows', () => {
  const effects = (record: string, given: RuleCase) => policyConsequences[record]?.({ ...ruleInput(given), id: 'new' })

  it('supersedes the former version and renews the review when a version takes effect', () => {
    const stored = [policy(), version('old', 'effective'), version('older', 'superseded'), version('next', 'draft')]
    const before = { id: 'new', policy: 'p', effectiveOn: '2026-08-31' }
    expect(effects('policyVersion', { action: step('takeEffect'), before, stored })).toEqual([
      { record: 'policyVersion', id: 'old', step: 'supersede', changes: { supersededOn: caseDay } },
      { record: 'policy', id: 'p', changes: { nextReviewOn: '2027-08-31' } },
    ])
  })

  it('renews the review when one is concluded, but not of a policy to be retired', () => {
    const review = (outcome: string) => ({
      action: step('conclude'),
      before: { policy: 'p', outcome },
      stored: [policy({ cadenceMonths: 3 })],
    })
    expect(effects('policyReview', review('keep'))).toEqual([
      { record: 'policy', id: 'p', changes: { nextReviewOn: '2027-02-22' } },
    ])
    expect(effects('policyReview', review('retire'))).toEqual([])
  })

  it('changes nothing at other steps', () => {
    const stored = [policy(), version('old', 'effective')]
    const before = { policy: 'p', effectiveOn: '2026-08-31', outcome: 'keep' }
    expect(effects('policyVersion', { action: step('approve'), before, stored })).toEqual([])
    expect(effects('policyReview', { action: step('start'), before, stored })).toEqual([])
  })
})
