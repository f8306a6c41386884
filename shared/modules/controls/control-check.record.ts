import {
  choice,
  date,
  evidence,
  integer,
  markdown,
  number,
  parts,
  period,
  reference,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    submitted: { tone: 'progress', frozen: true },
    reviewed: { tone: 'good', frozen: true },
  },
  transitions: {
    submit: {
      from: ['draft'],
      to: 'submitted',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['procedure', 'result', 'conclusion'],
      stamp: { by: 'submittedBy', on: 'submittedOn' },
    },
    sendBack: {
      from: ['submitted'],
      to: 'draft',
      roles: ['administrator', 'lead', 'auditor'],
      clear: ['submittedBy', 'submittedOn'],
      reason: true,
    },
    review: {
      from: ['submitted'],
      to: 'reviewed',
      roles: ['administrator', 'lead', 'auditor'],
      stamp: { by: 'reviewedBy', on: 'reviewedOn' },
      separateFrom: ['tester', 'submittedBy'],
    },
    reopen: {
      from: ['reviewed'],
      to: 'draft',
      roles: ['administrator', 'lead'],
      clear: ['submittedBy', 'submittedOn', 'reviewedBy', 'reviewedOn'],
      reason: true,
    },
  },
})

/** One test of a control: how, on which sample, with what result. Whoever tested does not review. */
export const controlCheckRecord = defineRecord({
  name: 'controlCheck',
  module: 'controls',
  table: 'control_checks',
  title: 'title',
  fields: {
    number: number('CC'),
    control: reference('control', { required: true }),
    title: text({ required: true, max: 200 }),
    period: period(),
    tester: reference('person', { required: true }),
    performedOn: date({ required: true }),
    procedure: markdown({ max: 20_000 }),
    population: integer(),
    sampleSize: integer(),
    samplingSeed: text({ max: 64 }),
    sample: markdown({ max: 20_000 }),
    deviations: integer(),
    result: choice(['effective', 'partlyEffective', 'ineffective', 'notTested'], {
      tones: { effective: 'good', partlyEffective: 'attention', ineffective: 'critical' },
    }),
    conclusion: markdown({ max: 20_000 }),
    evidence: evidence(),
    submittedBy: reference('person'),
    submittedOn: date(),
    reviewedBy: reference('person'),
    reviewedOn: date(),
    reviewNote: markdown({ max: 10_000 }),
    steps: parts(
      {
        step: text({ required: true, max: 500 }),
        expected: text({ required: true, max: 500 }),
        actual: text({ max: 1000 }),
        outcome: choice(['asExpected', 'deviates', 'notDone'], {
          tones: { asExpected: 'good', deviates: 'critical', notDone: 'neutral' },
        }),
      },
      { max: 60 },
    ),
  },
  list: ['number', 'control', 'title', 'performedOn', 'tester', 'result', 'state'],
  totals: { sampleSize: 'sum', deviations: 'sum' },
  byWriter: ['tester'],
  sections: [
    { key: 'check', fields: ['number', 'control', 'title', 'period', 'tester', 'performedOn', 'procedure'] },
    { key: 'steps', fields: ['steps'] },
    { key: 'sampling', fields: ['population', 'sampleSize', 'samplingSeed', 'sample', 'deviations'] },
    { key: 'result', fields: ['result', 'conclusion', 'evidence', 'submittedBy', 'submittedOn'] },
    { key: 'review', fields: ['reviewedBy', 'reviewedOn', 'reviewNote'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
