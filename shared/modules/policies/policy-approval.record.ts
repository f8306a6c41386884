import { choice, date, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { capacities } from './policies.approval.ts'

const decision = { from: ['pending'], roles: everyRole, stamp: { by: 'decidedBy', on: 'decidedOn' }, onlyBy: 'person' }

const workflow = defineWorkflow({
  initial: 'pending',
  states: {
    pending: { tone: 'progress' },
    approved: { tone: 'good', frozen: true },
    refused: { tone: 'serious', frozen: true },
    voided: { tone: 'neutral', frozen: true },
  },
  transitions: {
    approve: { ...decision, to: 'approved' },
    refuse: { ...decision, to: 'refused', requires: ['reason'] },
    void: { from: ['pending', 'approved', 'refused'], to: 'voided', roles: [] },
  },
})

/** One person's decision on one wording of a policy, asked for when the version is submitted. Only that person takes it. */
export const policyApprovalRecord = defineRecord({
  name: 'policyApproval',
  module: 'policies',
  table: 'policy_approvals',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    version: reference('policyVersion', { required: true }),
    person: reference('person', { required: true }),
    capacity: choice(capacities),
    textHash: text({ required: true, max: 64, opaque: true }),
    reason: markdown({ max: 10_000 }),
    decidedBy: reference('person'),
    decidedOn: date(),
  },
  list: ['title', 'version', 'person', 'capacity', 'decidedOn', 'state'],
  sections: [
    { key: 'request', fields: ['title', 'version', 'person', 'capacity', 'textHash'] },
    { key: 'decision', fields: ['reason', 'decidedBy', 'decidedOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
