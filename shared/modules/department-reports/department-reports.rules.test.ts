import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { departmentReportRules } from './department-reports.rules.ts'

type Case = readonly [what: string, given: RuleCase, refused: readonly string[]]

const step = (name: string) => ({ step: name })
const question = (text: string, more = {}) => ({ id: text, section: 'S', question: text, kind: 'text', ...more })
const template = { period: 'month', startsOn: '2026-01-01', dueDay: 6, roll: 'none', questions: [question('Q')] }
const stored = { record: 'reportTemplate', id: 'tpl', state: 'current', ...template }
const unit = { record: 'department', id: 'dep', head: 'head' }
const october = { start: '2026-10-01', end: '2026-10-31' }
const report = { template: 'tpl', department: 'dep', period: october, preparedBy: 'writer', assetsConfirmed: true }
const submitted = { ...report, state: 'submitted', submittedBy: 'sender' }
const signing = { signedBy: 'head', signedOn: '2026-11-05', scan: [{ id: 'f' }] }

const templateCases: readonly Case[] = [
  ['a whole template', { after: template }, []],
  [
    'a question twice',
    { after: { ...template, questions: [question('Q'), question('Q')] } },
    ['questionTwice@questions'],
  ],
  [
    'a table without columns',
    { after: { ...template, questions: [question('Q', { kind: 'table', columns: ' | ' })] } },
    ['columnsMissing@questions.0.columns'],
  ],
  ['a start within a month', { after: { ...template, startsOn: '2026-01-02' } }, ['startsWithin@startsOn']],
  [
    'a start within a quarter',
    { after: { ...template, period: 'quarter', startsOn: '2026-02-01' } },
    ['startsWithin@startsOn'],
  ],
  ['itself before itself', { before: template, after: { follows: 'self' } }, ['followsItself@follows']],
  [
    'a version that begins with the one before',
    { action: step('putIntoUse'), before: { ...template, follows: 'tpl' }, stored: [stored] },
    ['followsLater@startsOn'],
  ],
  ['archiving what was in use', { action: 'archive', before: { ...template, state: 'current' } }, ['inUse@']],
]

const reportCases: readonly Case[] = [
  ['a report that is asked for', { after: report, stored: [stored, unit] }, []],
  [
    'a second one of the period',
    { after: report, stored: [stored, { record: 'departmentReport', ...report, id: 'other', state: 'draft' }] },
    ['periodTwice@period'],
  ],
  [
    'one beside a corrected one',
    { after: report, stored: [stored, { record: 'departmentReport', ...report, id: 'other', state: 'superseded' }] },
    [],
  ],
  [
    'of a draft template',
    { action: step('submit'), before: report, stored: [{ ...stored, state: 'draft' }] },
    ['templateNotInUse@'],
  ],
  [
    'of half a month',
    { after: { ...report, period: { start: '2026-10-01', end: '2026-10-15' } }, stored: [stored] },
    ['notExpected@period'],
  ],
  ['by somebody not asked', { after: report, stored: [{ ...stored, departments: ['other'] }] }, ['notExpected@period']],
  [
    'submitted before its month is over',
    {
      action: step('submit'),
      before: { ...report, period: { start: '2026-11-01', end: '2026-11-30' } },
      stored: [stored],
    },
    ['periodAhead@period'],
  ],
  [
    'with another department',
    { before: report, after: { department: 'other' }, stored: [stored] },
    ['rewritten@template'],
  ],
  ['changed while it waits', { before: submitted, after: { title: 'x' }, stored: [stored] }, ['alreadySubmitted@']],
  ['given its scan while it waits', { before: submitted, after: { scan: [{ id: 'f' }] }, stored: [stored] }, []],
  [
    'an answer to nothing',
    { after: { ...report, answers: [{ question: 'X' }] }, stored: [stored] },
    ['unknownQuestion@answers.0.question'],
  ],
  [
    'an answer twice',
    { after: { ...report, answers: [{ question: 'Q' }, { question: 'Q' }] }, stored: [stored] },
    ['answerTwice@answers'],
  ],
  [
    'a number for words',
    { after: { ...report, answers: [{ question: 'Q', amount: '1.00' }] }, stored: [stored] },
    ['answerMisplaced@answers.0.words'],
  ],
  [
    'an answer left out',
    {
      action: step('submit'),
      before: report,
      stored: [{ ...stored, questions: [question('Q', { required: true })] }],
    },
    ['answerMissing@'],
  ],
  [
    'assets that nobody confirmed',
    { action: step('submit'), before: { ...report, assetsConfirmed: null }, stored: [stored] },
    ['assetsUnconfirmed@'],
  ],
  [
    'deviations that are not named',
    { action: step('submit'), before: { ...report, selfInspection: 'deviations' }, stored: [stored] },
    ['deviationsMissing@'],
  ],
  ['signed by the head', { action: step('signOff'), before: submitted, after: signing, stored: [stored, unit] }, []],
  [
    'signed by the head of another day',
    {
      action: step('signOff'),
      before: submitted,
      after: signing,
      stored: [
        stored,
        unit,
        {
          record: 'duty',
          id: 'd',
          department: 'dep',
          position: 'head',
          person: 'before',
          from: null,
          until: '2026-11-06',
        },
      ],
    },
    ['notTheHead@signedBy'],
  ],
  [
    'signed by its writer, who is the head',
    { action: step('signOff'), before: { ...submitted, preparedBy: 'head' }, after: signing, stored: [stored, unit] },
    ['signedByWriter@signedBy'],
  ],
  [
    'signed tomorrow',
    {
      action: step('signOff'),
      before: submitted,
      after: { ...signing, signedOn: '2026-11-23' },
      stored: [stored, unit],
    },
    ['signedAhead@signedOn'],
  ],
  [
    'recorded for another without the paper',
    { action: step('signOff'), before: submitted, after: { ...signing, scan: [] }, stored: [stored, unit] },
    ['scanMissing@scan'],
  ],
  [
    'signed in person without the paper that the template wants',
    {
      action: step('signOff'),
      before: submitted,
      after: { ...signing, scan: [] },
      person: 'head',
      stored: [{ ...stored, scanRequired: true }, unit],
    },
    ['scanMissing@scan'],
  ],
  ['archiving what was submitted', { action: 'archive', before: submitted }, ['inUse@']],
]

const branch = { template: 'tpl', period: october }
const branchCases: readonly Case[] = [
  ['a closed month', { action: step('compile'), before: branch, stored: [stored] }, []],
  [
    'of a draft template',
    { action: step('compile'), before: branch, stored: [{ ...stored, state: 'draft' }] },
    ['templateNotInUse@'],
  ],
  [
    'a quarter of a monthly template',
    { after: { ...branch, period: { start: '2026-07-01', end: '2026-09-30' } }, stored: [stored] },
    ['wrongPeriod@period'],
  ],
  [
    'a month that is not over',
    {
      action: step('compile'),
      before: { ...branch, period: { start: '2026-11-01', end: '2026-11-30' } },
      stored: [stored],
    },
    ['periodOpen@period'],
  ],
  ['archiving what was compiled', { action: 'archive', before: { ...branch, state: 'compiled' } }, ['inUse@']],
]

const tables = [
  ['reportTemplate', templateCases],
  ['departmentReport', reportCases],
  ['branchReport', branchCases],
] as const

describe.each(tables)('the rules of %s', (record, cases) => {
  it.each(cases)('%s', (_, given, refused) => expect(refusedBy(departmentReportRules, record, given)).toEqual(refused))
  it('are all tried', () => {
    const tried = new Set(cases.flatMap(([, , refused]) => refused.map((name) => name.split('@')[0])))
    expect([...tried].toSorted()).toEqual(ruleNames(departmentReportRules, record))
  })
})
