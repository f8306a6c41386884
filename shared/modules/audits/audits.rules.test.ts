import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { auditRules } from './audits.rules.ts'

const step = (name: string) => ({ step: name })
const audit = (state: string) => ({ record: 'audit', id: 'a', state })
const row = (state: string) => ({ record: 'checklistRow', id: `row-${state}`, state, audit: 'self' })
const found = (state: string) => ({ record: 'finding', id: `f-${state}`, state, audit: 'self' })
const log = { id: 'log', name: 'log.txt', mediaType: 'text/plain', size: 1, sha256: 'log' }
const leader = { record: 'person', id: 'leader', department: 'it' }

const declared = (person: string, answer: string) => ({
  ...{ record: 'independenceDeclaration', id: `d-${person}`, state: 'declared', audit: 'a', person, answer },
})
const ofSelf = (declaration: ReturnType<typeof declared>) => ({ ...declaration, audit: 'self' })
const team = { record: 'audit', id: 'a', state: 'planned', leadAuditor: 'leader', team: ['member'] }

/** What the rules say to each case: empty where the change may pass. */
const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  audit: [
    [
      'issued with a review note that is not cleared',
      {
        action: step('issue'),
        before: {},
        stored: [row('reviewed'), { record: 'reviewNote', id: 'n', state: 'answered', checklistRow: 'row-reviewed' }],
      },
      ['notesOpen@'],
    ],
    ['issued with rows open', { action: step('issue'), before: {}, stored: [row('open')] }, ['rowsOpen@']],
    ['issued with rows prepared', { action: step('issue'), before: {}, stored: [row('prepared')] }, ['rowsOpen@']],
    ['issued with rows reviewed', { action: step('issue'), before: {}, stored: [row('reviewed')] }, []],
    [
      'issued on evidence that is no longer valid',
      {
        action: step('issue'),
        before: {},
        stored: [
          { ...row('reviewed'), evidence: [log] },
          { record: 'evidenceItem', id: 'e', audit: 'self', evidence: [log], validUntil: '2026-11-21' },
        ],
      },
      ['evidenceExpired@'],
    ],
    [
      'closed with a finding verified',
      { action: step('close'), before: {}, stored: [found('verified')] },
      ['findingsOpen@'],
    ],
    [
      'closed with all settled',
      { action: step('close'), before: {}, stored: [found('closed'), found('riskAccepted')] },
      [],
    ],
    [
      'led by a person of an audited department',
      { action: step('startFieldwork'), before: { leadAuditor: 'leader', auditees: ['it'] }, stored: [leader] },
      ['leadAudited@independence', 'undeclared@'],
    ],
    [
      'led so, with the bias addressed',
      {
        action: step('startFieldwork'),
        before: { leadAuditor: 'leader', auditees: ['it'], independence: 'reviewed by an outsider' },
        stored: [leader, ofSelf(declared('leader', 'safeguarded'))],
      },
      [],
    ],
    [
      'led by a person of another department',
      {
        action: step('startFieldwork'),
        before: { leadAuditor: 'leader', auditees: ['sales'] },
        stored: [leader, ofSelf(declared('leader', 'independent'))],
      },
      [],
    ],
    [
      'begun by a team that has not all declared',
      {
        action: step('startFieldwork'),
        before: { leadAuditor: 'leader', team: ['member', 'third'], auditees: ['sales'] },
        stored: [leader, ...[declared('leader', 'independent'), declared('member', 'conflicted')].map(ofSelf)],
      },
      ['undeclared@'],
    ],
    [
      'begun by a team that has declared',
      {
        action: step('startFieldwork'),
        before: { leadAuditor: 'leader', team: ['member', 'leader'], auditees: ['sales'] },
        stored: [leader, ...[declared('leader', 'independent'), declared('member', 'safeguarded')].map(ofSelf)],
      },
      [],
    ],
    ['following itself', { before: {}, after: { previousAudit: 'self' } }, ['previousItself@previousAudit']],
  ],
  independenceDeclaration: [
    ['of the lead auditor', { after: { audit: 'a', person: 'leader' }, stored: [team] }, []],
    ['of a member', { after: { audit: 'a', person: 'member', answer: 'independent' }, stored: [team] }, []],
    ['of somebody else', { after: { audit: 'a', person: 'guest' }, stored: [team] }, ['notOfTeam@person']],
    [
      'made twice',
      { after: { audit: 'a', person: 'leader' }, stored: [team, declared('leader', 'independent')] },
      ['twice@person'],
    ],
    [
      'given to another',
      { before: { audit: 'a', person: 'leader' }, after: { audit: 'a', person: 'member' }, stored: [team] },
      ['moved@person'],
    ],
    [
      'of an audit whose report is issued',
      { after: { audit: 'a', person: 'leader' }, stored: [{ ...team, state: 'issued' }] },
      ['auditIssued@audit'],
    ],
    [
      'with safeguards that nobody told',
      { after: { audit: 'a', person: 'leader', answer: 'safeguarded' }, stored: [team] },
      ['interestsMissing@interests', 'safeguardsMissing@safeguards'],
    ],
    [
      'of a conflict that nobody told',
      { after: { audit: 'a', person: 'leader', answer: 'conflicted' }, stored: [team] },
      ['interestsMissing@interests'],
    ],
    [
      'entered for another without a paper',
      { action: step('declare'), before: { audit: 'a', person: 'member', answer: 'independent' }, stored: [team] },
      ['ofAnother@evidence'],
    ],
    [
      'entered for another with the paper',
      {
        action: step('declare'),
        before: { audit: 'a', person: 'member', answer: 'independent', evidence: [{ id: 'x' }] },
        stored: [team],
      },
      [],
    ],
    [
      'of oneself',
      {
        action: step('declare'),
        before: { audit: 'a', person: 'acting', answer: 'independent' },
        stored: [{ ...team, team: ['acting'] }],
      },
      [],
    ],
  ],
  checklistTemplate: [
    [
      'with a question twice',
      { after: { questions: [{ question: 'Who?' }, { question: ' who? ' }] } },
      ['questionTwice@questions'],
    ],
    ['with two questions', { after: { questions: [{ question: 'Who?' }, { question: 'When?' }] } }, []],
    ['replacing itself', { before: {}, after: { follows: 'self' } }, ['followsItself@follows']],
    ['in use, archived', { action: 'archive', before: { state: 'current' } }, ['wasInUse@']],
    ['drafted, archived', { action: 'archive', before: { state: 'draft' } }, []],
  ],
  reviewNote: [
    [
      'written on a paper of an issued audit',
      { after: { checklistRow: 'p' }, stored: [audit('issued'), { record: 'checklistRow', id: 'p', audit: 'a' }] },
      ['auditIssued@'],
    ],
    [
      'moved to another paper',
      { before: { checklistRow: 'p' }, after: { checklistRow: 'q' } },
      ['otherPaper@checklistRow'],
    ],
    [
      'rewritten by another',
      { before: { state: 'open', createdBy: 'reviewer', body: 'why' }, after: { body: 'never mind' } },
      ['bodyFixed@body'],
    ],
    [
      'rewritten by its author',
      { before: { state: 'open', createdBy: 'acting', body: 'why' }, after: { body: 'why not' } },
      [],
    ],
    [
      'rewritten once it is answered',
      { before: { state: 'answered', createdBy: 'acting', body: 'why' }, after: { body: 'why not' } },
      ['bodyFixed@body'],
    ],
    [
      'cleared by whoever prepared the paper',
      {
        action: step('clear'),
        before: { checklistRow: 'p', createdBy: 'reviewer' },
        stored: [{ record: 'checklistRow', id: 'p', preparedBy: 'acting' }],
      },
      ['clearedByPreparer@'],
    ],
    [
      'cleared by its author',
      {
        action: step('clear'),
        before: { checklistRow: 'p', createdBy: 'acting' },
        stored: [{ record: 'checklistRow', id: 'p', preparedBy: 'preparer' }],
      },
      [],
    ],
    ['taken away by another', { action: 'archive', before: { createdBy: 'reviewer' } }, ['notYours@']],
    ['taken away by its author', { action: 'archive', before: { createdBy: 'acting' } }, []],
  ],
  checklistRow: [
    [
      'reviewed with an open note',
      {
        action: step('review'),
        before: { state: 'prepared' },
        stored: [{ record: 'reviewNote', id: 'n', state: 'open', checklistRow: 'self' }],
      },
      ['notesOpen@'],
    ],
    [
      'reviewed once its note is cleared',
      {
        action: step('review'),
        before: { state: 'prepared' },
        stored: [{ record: 'reviewNote', id: 'n', state: 'cleared', checklistRow: 'self' }],
      },
      [],
    ],
    ['added to an issued audit', { after: { audit: 'a' }, stored: [audit('issued')] }, ['auditIssued@audit']],
    [
      'reopened in a closed audit',
      { action: step('reopen'), before: { audit: 'a' }, stored: [audit('closed')] },
      ['auditIssued@audit'],
    ],
    ['added in fieldwork', { after: { audit: 'a' }, stored: [audit('fieldwork')] }, []],
    ['a sample above its population', { after: { population: 10, sampleSize: 11 } }, ['sampleTooLarge@sampleSize']],
    ['a full sample', { action: step('prepare'), before: { population: 10, sampleSize: 10 } }, []],
    [
      'a drawn sample without seed',
      { action: step('prepare'), before: { population: 10, sampleSize: 3 } },
      ['seedMissing@samplingSeed'],
    ],
    [
      'a drawn sample with seed',
      { action: step('prepare'), before: { population: 10, sampleSize: 3, samplingSeed: '7' } },
      [],
    ],
  ],
  correctiveAction: [
    [
      'added to a verified finding',
      { after: { finding: 'f' }, stored: [{ record: 'finding', id: 'f', state: 'verified' }] },
      ['findingSettled@finding'],
    ],
    [
      'added to an open finding',
      { after: { finding: 'f' }, stored: [{ record: 'finding', id: 'f', state: 'open' }] },
      [],
    ],
    [
      'handed over before verification',
      { before: { state: 'done', owner: 'p' }, after: { owner: 'q' } },
      ['ownerFixed@owner'],
    ],
    ['reworded before verification', { before: { state: 'done', owner: 'p' }, after: { result: 'more' } }, []],
    [
      'verified as ineffective',
      { action: step('verify'), before: { effectiveness: 'ineffective' } },
      ['notEffective@'],
    ],
    ['verified as partly effective', { action: step('verify'), before: { effectiveness: 'partlyEffective' } }, []],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(auditRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(auditRules, record))
  })
})
