import {
  choice,
  date,
  evidence,
  integer,
  markdown,
  number,
  parts,
  percent,
  reference,
  text,
} from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const writers = ['administrator', 'lead', 'auditor'] as const

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'progress' },
    recorded: { tone: 'good', frozen: true },
  },
  transitions: {
    record: {
      from: ['draft'],
      to: 'recorded',
      roles: writers,
      requires: ['results'],
      stamp: { by: 'recordedBy', on: 'recordedOn' },
    },
    reopen: {
      from: ['recorded'],
      to: 'draft',
      roles: writers,
      clear: ['recordedBy', 'recordedOn', 'passed', 'failed', 'notApplicable', 'passRate'],
      reason: true,
    },
  },
})

/** An asset held against a baseline. Counts and pass rate are computed when the check is recorded, and frozen with it. */
export const baselineCheckRecord = defineRecord({
  name: 'baselineCheck',
  module: 'assets',
  table: 'baseline_checks',
  title: 'number',
  fields: {
    number: number('BK'),
    baseline: reference('baseline', { required: true }),
    asset: reference('asset', { required: true }),
    checkedOn: date({ required: true }),
    tester: reference('person', { required: true }),
    results: parts({
      item: text({ required: true, max: 40 }),
      result: choice(['pass', 'fail', 'notApplicable'], {
        required: true,
        tones: { pass: 'good', fail: 'critical', notApplicable: 'neutral' },
      }),
      note: text({ max: 300 }),
    }),
    conclusion: markdown({ max: 10_000 }),
    evidence: evidence(),
    passed: integer(),
    failed: integer(),
    notApplicable: integer(),
    passRate: percent(),
    recordedBy: reference('person'),
    recordedOn: date(),
  },
  computed: ['passed', 'failed', 'notApplicable', 'passRate'],
  list: ['number', 'asset', 'baseline', 'checkedOn', 'passRate', 'failed', 'state'],
  totals: { passed: 'sum', failed: 'sum', notApplicable: 'sum', passRate: 'average' },
  byWriter: ['tester'],
  sections: [
    { key: 'check', fields: ['number', 'baseline', 'asset', 'checkedOn', 'tester'] },
    { key: 'results', fields: ['results', 'conclusion', 'evidence'] },
    { key: 'outcome', fields: ['passRate', 'passed', 'failed', 'notApplicable', 'recordedBy', 'recordedOn'] },
  ],
  readers: everyRole,
  writers,
  workflow,
})
