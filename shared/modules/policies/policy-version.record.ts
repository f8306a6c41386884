import { boolean, choice, date, evidence, integer, markdown, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { capacities } from './policies.approval.ts'

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    inReview: { tone: 'progress', frozen: true },
    approved: { tone: 'good', frozen: true },
    effective: { tone: 'good', frozen: true },
    superseded: { tone: 'neutral', frozen: true },
  },
  transitions: {
    submit: {
      from: ['draft'],
      to: 'inReview',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['summary', 'approvers'],
      stamp: { by: 'submittedBy', on: 'submittedOn' },
    },
    sendBack: {
      from: ['inReview'],
      to: 'draft',
      roles: ['administrator', 'lead', 'auditor'],
      clear: ['submittedBy', 'submittedOn'],
      reason: true,
    },
    approve: {
      from: ['inReview'],
      to: 'approved',
      roles: [],
      stamp: { by: 'approvedBy', on: 'approvedOn' },
      separateFrom: ['author', 'submittedBy', 'createdBy'],
    },
    refuse: { from: ['inReview'], to: 'draft', roles: [], clear: ['submittedBy', 'submittedOn'] },
    withdraw: {
      from: ['approved'],
      to: 'draft',
      roles: ['administrator', 'lead'],
      clear: ['submittedBy', 'submittedOn', 'approvedBy', 'approvedOn'],
      reason: true,
    },
    takeEffect: {
      from: ['approved'],
      to: 'effective',
      roles: ['administrator', 'lead'],
      requires: ['effectiveOn'],
    },
    supersede: {
      from: ['effective'],
      to: 'superseded',
      roles: ['administrator', 'lead'],
      stamp: { on: 'supersededOn' },
    },
  },
})

/** One wording of a policy. From its submission on it cannot be edited; a quorum of others approves it. */
export const policyVersionRecord = defineRecord({
  name: 'policyVersion',
  module: 'policies',
  table: 'policy_versions',
  title: 'title',
  fields: {
    policy: reference('policy', { required: true }),
    title: text({ required: true, max: 200 }),
    version: text({ required: true, max: 20 }),
    text: markdown({ required: true, max: 500_000 }),
    summary: markdown({ max: 20_000 }),
    author: reference('person', { required: true }),
    effectiveOn: date(),
    submittedBy: reference('person'),
    submittedOn: date(),
    approvedBy: reference('person'),
    approvedOn: date(),
    supersededOn: date(),
    evidence: evidence(),
    approvers: parts(
      { person: reference('person', { required: true }), capacity: choice(capacities), isRequired: boolean() },
      { max: 50 },
    ),
    quorum: integer({ min: 1, max: 50 }),
  },
  list: ['policy', 'version', 'title', 'author', 'effectiveOn', 'state'],
  byWriter: ['author'],
  sections: [
    { key: 'identity', fields: ['policy', 'title', 'version', 'author', 'effectiveOn'] },
    { key: 'text', fields: ['text', 'summary', 'evidence'] },
    {
      key: 'approval',
      fields: ['approvers', 'quorum', 'submittedBy', 'submittedOn', 'approvedBy', 'approvedOn', 'supersededOn'],
    },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
