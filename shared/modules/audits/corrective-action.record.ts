import { choice, date, evidence, markdown, number, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'open',
  states: {
    open: { tone: 'attention' },
    inProgress: { tone: 'progress' },
    done: { tone: 'progress' },
    verified: { tone: 'good', frozen: true },
    cancelled: { tone: 'neutral', frozen: true },
  },
  transitions: {
    start: { from: ['open'], to: 'inProgress', roles: ['administrator', 'lead', 'auditor'] },
    finish: {
      from: ['open', 'inProgress'],
      to: 'done',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['result'],
      stamp: { by: 'doneBy', on: 'doneOn' },
    },
    sendBack: {
      from: ['done'],
      to: 'inProgress',
      roles: ['administrator', 'lead', 'auditor'],
      clear: ['doneBy', 'doneOn'],
      reason: true,
    },
    verify: {
      from: ['done'],
      to: 'verified',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['effectiveness', 'effectivenessNote'],
      stamp: { by: 'verifiedBy', on: 'verifiedOn' },
      separateFrom: ['doneBy', 'owner'],
    },
    cancel: {
      from: ['open', 'inProgress'],
      to: 'cancelled',
      roles: ['administrator', 'lead'],
      reason: true,
    },
    reopen: {
      from: ['verified', 'cancelled'],
      to: 'open',
      roles: ['administrator', 'lead', 'auditor'],
      clear: ['doneBy', 'doneOn', 'verifiedBy', 'verifiedOn'],
      reason: true,
    },
  },
})

/**
 * One measure of a finding: it repairs what was found (correction), removes the cause of it (corrective) or keeps the like
 * from arising (preventive), as ISO 9000:2015, 3.12, tells them apart. Another person judges its effect.
 */
export const correctiveActionRecord = defineRecord({
  name: 'correctiveAction',
  module: 'audits',
  table: 'corrective_actions',
  title: 'title',
  fields: {
    number: number('CA'),
    finding: reference('finding', { required: true }),
    title: text({ required: true, max: 200 }),
    description: markdown({ max: 20_000 }),
    kind: choice(['correction', 'corrective', 'preventive'], { required: true }),
    department: reference('department', { required: true }),
    contributingDepartments: references('department'),
    owner: reference('person', { required: true }),
    dueOn: date({ required: true }),
    result: markdown({ max: 20_000 }),
    evidence: evidence(),
    doneBy: reference('person'),
    doneOn: date(),
    effectiveness: choice(['effective', 'partlyEffective', 'ineffective'], {
      tones: { effective: 'good', partlyEffective: 'attention', ineffective: 'critical' },
    }),
    effectivenessNote: markdown({ max: 10_000 }),
    verifiedBy: reference('person'),
    verifiedOn: date(),
  },
  list: ['number', 'title', 'finding', 'kind', 'owner', 'dueOn', 'state'],
  sections: [
    { key: 'measure', fields: ['number', 'finding', 'title', 'description', 'kind'] },
    { key: 'duty', fields: ['department', 'contributingDepartments', 'owner', 'dueOn'] },
    { key: 'result', fields: ['result', 'evidence', 'doneBy', 'doneOn'] },
    { key: 'effect', fields: ['effectiveness', 'effectivenessNote', 'verifiedBy', 'verifiedOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
