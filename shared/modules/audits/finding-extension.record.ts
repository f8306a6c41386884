import { date, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const team = ['administrator', 'lead', 'auditor'] as const
const decision = {
  from: ['requested'],
  roles: ['administrator', 'lead'] as const,
  separateFrom: ['askedBy', 'createdBy'],
  stamp: { by: 'decidedBy', on: 'decidedOn' },
}

const workflow = defineWorkflow({
  initial: 'requested',
  states: {
    requested: { tone: 'attention' },
    granted: { tone: 'good', frozen: true },
    refused: { tone: 'serious', frozen: true },
    withdrawn: { tone: 'neutral', frozen: true },
  },
  transitions: {
    grant: { ...decision, to: 'granted' },
    refuse: { ...decision, to: 'refused', reason: true, unasked: true },
    withdraw: { from: ['requested'], to: 'withdrawn', roles: team },
  },
})

/** More time for a finding, asked for by its owner with a reason and granted by somebody else. */
export const findingExtensionRecord = defineRecord({
  name: 'findingExtension',
  module: 'audits',
  table: 'finding_extensions',
  title: 'reason',
  fields: {
    finding: reference('finding', { required: true }),
    reason: text({ required: true, max: 500 }),
    interim: markdown({ max: 5000 }),
    askedBy: reference('person'),
    formerDueOn: date(),
    dueOn: date({ required: true }),
    decidedBy: reference('person'),
    decidedOn: date(),
  },
  list: ['reason', 'finding', 'askedBy', 'formerDueOn', 'dueOn', 'decidedBy', 'state'],
  sections: [
    { key: 'request', fields: ['finding', 'askedBy', 'reason', 'interim', 'formerDueOn', 'dueOn'] },
    { key: 'decision', fields: ['decidedBy', 'decidedOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: team,
  computed: ['askedBy', 'formerDueOn'],
  workflow,
})
