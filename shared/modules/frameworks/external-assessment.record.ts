import {
  choice,
  date,
  evidence,
  markdown,
  number,
  parts,
  period,
  reference,
  references,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'neutral' },
    underWay: { tone: 'progress' },
    reported: { tone: 'attention' },
    closed: { tone: 'good', frozen: true },
  },
  transitions: {
    begin: {
      from: ['planned'],
      to: 'underWay',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['scope', 'firm'],
    },
    report: {
      from: ['underWay'],
      to: 'reported',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['conclusion', 'report'],
      stamp: { on: 'reportedOn' },
    },
    close: {
      from: ['reported'],
      to: 'closed',
      roles: ['administrator', 'lead'],
      stamp: { by: 'closedBy', on: 'closedOn' },
      gated: true,
    },
    reopen: {
      from: ['closed'],
      to: 'reported',
      roles: ['administrator', 'lead'],
      clear: ['closedBy', 'closedOn'],
      reason: true,
    },
  },
})

/** An assessment or security test by somebody outside, with what it found and what was taken up of its feedback. */
export const externalAssessmentRecord = defineRecord({
  name: 'externalAssessment',
  module: 'frameworks',
  table: 'external_assessments',
  title: 'title',
  fields: {
    number: number('TP'),
    title: text({ required: true, max: 200 }),
    year: text({ required: true, max: 4 }),
    kind: choice(
      [
        'securityTest',
        'penetrationTest',
        'mlpsAssessment',
        'certificationAudit',
        'dataSecurity',
        'controlReview',
        'other',
      ],
      { required: true },
    ),
    firm: text({ required: true, max: 200 }),
    scope: markdown({ max: 10_000 }),
    period: period(),
    department: reference('department'),
    owner: reference('person'),
    conclusion: markdown({ max: 20_000 }),
    findings: references('finding'),
    feedback: parts(
      {
        feedback: text({ required: true, max: 1000 }),
        response: choice(['takenUp', 'partlyTakenUp', 'notTakenUp'], {
          tones: { takenUp: 'good', partlyTakenUp: 'attention', notTakenUp: 'neutral' },
        }),
        reason: text({ max: 1000 }),
        progress: choice(['open', 'underWay', 'done'], {
          tones: { open: 'attention', underWay: 'progress', done: 'good' },
        }),
        owner: reference('person'),
        dueOn: date(),
        doneOn: date(),
      },
      { max: 200 },
    ),
    report: evidence(),
    reportedOn: date(),
    closedBy: reference('person'),
    closedOn: date(),
  },
  list: ['number', 'title', 'year', 'kind', 'firm', 'owner', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'year', 'kind', 'firm'] },
    { key: 'scope', fields: ['scope', 'period', 'department', 'owner'] },
    { key: 'result', fields: ['conclusion', 'report', 'reportedOn', 'findings'] },
    { key: 'feedback', fields: ['feedback'] },
    { key: 'end', fields: ['closedBy', 'closedOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
