import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../record/fields.ts'
import { caseDay, entity, type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { evidenceWith, projectEvidence } from './audits.evidence.ts'
import { auditRules } from './audits.rules.ts'

const file = (id: string): Evidence => ({ id, name: `${id}.txt`, mediaType: 'text/plain', size: 1, sha256: id })
const [one, two, three] = [file('one'), file('two'), file('three')] as const
const row = (values: object) => entity({ id: 'row', question: 'Is it?', state: 'open', ...values })
const item = (values: object) => entity({ id: 'item', number: 'E-1', title: 'Log', audit: 'a', ...values })
const papers = (rows: readonly object[]) => ({
  ...{ record: 'checklistRow', title: 'question', rests: true },
  rows: rows.map(row),
})
const audit = (evidence: readonly Evidence[]) => ({
  ...{ record: 'audit', title: 'title', rests: false },
  rows: [entity({ id: 'a', title: 'Audit', evidence })],
})

describe('the evidence of an audit', () => {
  const entries = projectEvidence({
    items: [
      item({ evidence: [one, two], source: 'Console', validUntil: '2026-11-21' }),
      item({ id: 'kept', evidence: [three], validUntil: '2026-11-21', stillValid: 'Nothing changed since.' }),
    ],
    holders: [
      papers([
        { evidence: [one], preparedBy: 'mei', preparedOn: '2026-11-01' },
        { id: 'other', evidence: [two] },
      ]),
      audit([file('loose')]),
    ],
    today: caseDay,
  })

  it('has one entry for each file or its versions, with who signed with which version', () => {
    expect(entries.map(({ file: { id }, facts, marks }) => [id, facts?.id ?? null, marks])).toEqual([
      ['two', 'item', ['expired', 'overtaken']],
      ['three', 'kept', ['noSource', 'unused']],
      ['loose', null, ['noSource', 'unused']],
    ])
    expect(entries[0]?.uses.map(({ id, version, preparedBy }) => [id, version, preparedBy])).toEqual([
      ['row', 1, 'mei'],
      ['other', 2, null],
    ])
  })

  it('is narrowed by what may be wrong with it', () => {
    const ids = (mark: Parameters<typeof evidenceWith>[1]) => evidenceWith(entries, mark).map((entry) => entry.file.id)
    expect(ids(null)).toHaveLength(3)
    expect(ids('expired')).toEqual(['two'])
    expect(ids('overtaken')).toEqual(['two'])
    expect(ids('noSource')).toEqual(['three', 'loose'])
    expect(ids('unused')).toEqual(['three', 'loose'])
  })

  it('holds to the last of its days', () => {
    const [entry] = projectEvidence({
      items: [item({ evidence: [one], validUntil: caseDay })],
      holders: [],
      today: caseDay,
    })
    expect(entry?.marks).not.toContain('expired')
  })
})

const custody = (more: object) => ({
  id: 'c',
  at: 'x',
  kind: 'received',
  from: 'Desk',
  purpose: 'p',
  person: 'mei',
  ...more,
})
const stored = [{ record: 'audit', id: 'a', state: 'fieldwork' }]
const issued = [{ record: 'audit', id: 'a', state: 'issued' }]
const held = { audit: 'a', evidence: [one], custody: [custody({})] }

const cases: readonly (readonly [string, RuleCase, readonly string[]])[] = [
  ['made for an audit in fieldwork', { after: held, stored }, []],
  ['made for an audit that is issued', { after: held, stored: issued }, ['auditIssued@']],
  [
    'handed back after the report',
    { before: held, after: { custody: [custody({}), custody({ id: 'd' })] }, stored: issued },
    [],
  ],
  ['told another source after the report', { before: held, after: { source: 'x' }, stored: issued }, ['auditIssued@']],
  ['put away after the report', { action: 'archive', before: held, stored: issued }, ['auditIssued@']],
  ['moved to another audit', { before: held, after: { audit: 'b' }, stored }, ['moved@audit']],
  ['given a later version', { before: held, after: { evidence: [one, two] }, stored }, []],
  [
    'given a version before the first',
    { before: held, after: { evidence: [two, one] }, stored },
    ['versionsKept@evidence'],
  ],
  ['parted from its first version', { before: held, after: { evidence: [two] }, stored }, ['versionsKept@evidence']],
  [
    'of a file that another holds',
    { after: held, stored: [...stored, { record: 'evidenceItem', id: 'x', audit: 'a', evidence: [two, one] }] },
    ['twice@evidence'],
  ],
  [
    'with a custody entry changed',
    { before: held, after: { custody: [custody({ from: 'x' })] }, stored },
    ['custodyKept@custody'],
  ],
  ['with a custody entry taken away', { before: held, after: { custody: [] }, stored }, ['custodyKept@custody']],
  [
    'parted from a redacted copy',
    { before: { ...held, redactedCopies: [two] }, after: { redactedCopies: [] }, stored },
    ['redactionsKept@redactions'],
  ],
  [
    'received from nobody',
    { after: { ...held, custody: [custody({ from: null })] }, stored },
    ['custodyWho@custody.0'],
  ],
  [
    'handed to nobody',
    { after: { ...held, custody: [custody({}), custody({ kind: 'handedOver' })] }, stored },
    ['custodyWho@custody.1'],
  ],
  [
    'collected the day after tomorrow',
    { after: { ...held, collectedAt: '2026-11-24T00:00:00.000Z' }, stored },
    ['collectedLater@collectedAt'],
  ],
  ['collected today east of here', { after: { ...held, collectedAt: '2026-11-23T05:00:00.000Z' }, stored }, []],
  [
    'put away while a paper rests on it',
    {
      action: 'archive',
      before: held,
      stored: [...stored, { record: 'checklistRow', id: 'r', audit: 'a', evidence: [one] }],
    },
    ['usedByPaper@'],
  ],
]

describe('the rules of evidence', () => {
  it.each(cases)('%s', (_name, given, refused) => {
    expect(refusedBy(auditRules, 'evidenceItem', given)).toEqual(refused)
  })

  it('are each tried', () => {
    const seen = cases.flatMap(([, , refused]) => refused.map((name) => name.split('@')[0]))
    expect([...new Set(seen)].toSorted()).toEqual(ruleNames(auditRules, 'evidenceItem'))
  })

  const expired = { record: 'evidenceItem', id: 'e', audit: 'self', evidence: [one], validUntil: '2026-11-21' }
  const paper = { record: 'checklistRow', id: 'r', audit: 'self', state: 'reviewed', evidence: [one] }
  it.each([
    ['expired evidence', [expired, paper], ['evidenceExpired@']],
    ['expired evidence that still counts', [{ ...expired, stillValid: 'Same build.' }, paper], []],
    ['evidence that expires today', [{ ...expired, validUntil: caseDay }, paper], []],
    ['expired evidence that no paper uses', [expired, { ...paper, evidence: [two] }], []],
  ])('let an audit be issued on %s or not', (_name, rows, refused) => {
    expect(refusedBy(auditRules, 'audit', { action: { step: 'issue' }, before: {}, stored: rows })).toEqual(refused)
  })
})
