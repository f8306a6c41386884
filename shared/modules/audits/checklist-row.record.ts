import { choice, date, evidence, integer, markdown, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'open',
  states: {
    open: { tone: 'neutral' },
    prepared: { tone: 'progress' },
    reviewed: { tone: 'good' },
  },
  transitions: {
    prepare: {
      from: ['open'],
      to: 'prepared',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['result', 'note'],
      stamp: { by: 'preparedBy', on: 'preparedOn' },
    },
    sendBack: {
      from: ['prepared'],
      to: 'open',
      roles: ['administrator', 'lead', 'auditor'],
      clear: ['preparedBy', 'preparedOn'],
      reason: true,
    },
    review: {
      from: ['prepared'],
      to: 'reviewed',
      roles: ['administrator', 'lead', 'auditor'],
      stamp: { by: 'reviewedBy', on: 'reviewedOn' },
      separateFrom: ['preparedBy'],
      gated: true,
    },
    /** A review note on a paper that was reviewed: the review is not done yet. */
    recall: { from: ['reviewed'], to: 'prepared', roles: [], clear: ['reviewedBy', 'reviewedOn'] },
    lapse: {
      from: ['prepared', 'reviewed'],
      to: 'open',
      roles: [],
      clear: ['preparedBy', 'preparedOn', 'reviewedBy', 'reviewedOn'],
    },
    reopen: {
      from: ['reviewed'],
      to: 'open',
      roles: ['administrator', 'lead', 'auditor'],
      clear: ['preparedBy', 'preparedOn', 'reviewedBy', 'reviewedOn'],
      reason: true,
    },
  },
  lapse: { step: 'lapse', spares: ['position', 'reviewNote'] },
})

/** One question of an audit's checklist together with its working paper: what was asked, sampled, seen and concluded. */
export const checklistRowRecord = defineRecord({
  name: 'checklistRow',
  module: 'audits',
  table: 'checklist_rows',
  title: 'question',
  fields: {
    audit: reference('audit', { required: true }),
    position: integer({ required: true, min: 1, max: 10_000 }),
    question: text({ required: true, max: 1000 }),
    criterion: text({ max: 1000 }),
    control: reference('control'),
    policy: reference('policy'),
    procedure: markdown({ max: 10_000 }),
    population: integer(),
    sampleSize: integer(),
    samplingSeed: text({ max: 64 }),
    sample: markdown({ max: 20_000 }),
    result: choice(['conform', 'nonConform', 'observation', 'notApplicable'], {
      tones: { conform: 'good', nonConform: 'serious', observation: 'attention' },
    }),
    note: markdown(),
    evidence: evidence(),
    preparedBy: reference('person'),
    preparedOn: date(),
    reviewedBy: reference('person'),
    reviewedOn: date(),
    reviewNote: markdown({ max: 10_000 }),
    objective: markdown({ max: 10_000 }),
    samples: references('sample'),
    conclusion: markdown({ max: 20_000 }),
  },
  list: ['audit', 'position', 'question', 'result', 'preparedBy', 'reviewedBy', 'state'],
  sections: [
    { key: 'question', fields: ['audit', 'position', 'question', 'criterion', 'control', 'policy'] },
    { key: 'work', fields: ['objective', 'procedure'] },
    { key: 'sampling', fields: ['samples', 'population', 'sampleSize', 'samplingSeed', 'sample'] },
    { key: 'workingPaper', fields: ['note', 'evidence', 'result', 'conclusion'] },
    { key: 'review', fields: ['preparedBy', 'preparedOn', 'reviewedBy', 'reviewedOn', 'reviewNote'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
