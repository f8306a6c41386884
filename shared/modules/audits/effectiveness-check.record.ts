import { date, evidence, markdown, number, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const team = ['administrator', 'lead', 'auditor'] as const
const result = {
  from: ['planned'],
  roles: team,
  requires: ['basis'],
  separateFrom: ['owner', 'implementedBy'],
  stamp: { by: 'checkedBy', on: 'checkedOn' },
  unasked: true,
}

const workflow = defineWorkflow({
  initial: 'planned',
  states: {
    planned: { tone: 'progress' },
    effective: { tone: 'good', frozen: true },
    notEffective: { tone: 'critical', frozen: true },
    dropped: { tone: 'neutral', frozen: true },
  },
  transitions: {
    confirm: { ...result, to: 'effective', gated: true },
    refute: { ...result, to: 'notEffective' },
    // Taken by nobody: the finding was opened again, so that there is nothing left to look at.
    drop: { from: ['planned'], to: 'dropped', roles: [] },
  },
})

/** A look at whether a verified remedy has held, some time after it; one that has not opens the finding again. */
export const effectivenessCheckRecord = defineRecord({
  name: 'effectivenessCheck',
  module: 'audits',
  table: 'effectiveness_checks',
  title: 'title',
  fields: {
    number: number('EC'),
    title: text({ required: true, max: 200 }),
    finding: reference('finding', { required: true }),
    dueOn: date({ required: true }),
    checker: reference('person'),
    basis: markdown({ max: 10_000 }),
    evidence: evidence(),
    checkedBy: reference('person'),
    checkedOn: date(),
    owner: reference('person'),
    implementedBy: reference('person'),
  },
  list: ['number', 'title', 'finding', 'checker', 'dueOn', 'state'],
  sections: [
    { key: 'duty', fields: ['number', 'finding', 'title', 'dueOn', 'checker', 'owner', 'implementedBy'] },
    { key: 'result', fields: ['basis', 'evidence', 'checkedBy', 'checkedOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: team,
  computed: ['owner', 'implementedBy'],
  workflow,
})
