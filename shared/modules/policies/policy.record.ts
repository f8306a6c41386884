import { choice, date, evidence, integer, markdown, number, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    inReview: { tone: 'progress' },
    approved: { tone: 'good' },
    effective: { tone: 'good' },
    retired: { tone: 'neutral', frozen: true },
  },
  transitions: {
    submit: {
      from: ['draft'],
      to: 'inReview',
      roles: ['administrator', 'lead', 'auditor'],
      requires: ['owner', 'approver', 'department', 'purpose'],
      undoneBy: 'sendBack',
    },
    sendBack: { from: ['inReview'], to: 'draft', roles: ['administrator', 'lead'], reason: true },
    approve: {
      from: ['inReview'],
      to: 'approved',
      roles: ['administrator', 'lead'],
      stamp: { by: 'approvedBy', on: 'approvedOn' },
      separateFrom: ['owner'],
    },
    takeEffect: { from: ['approved'], to: 'effective', roles: ['administrator', 'lead'] },
    revise: { from: ['approved', 'effective'], to: 'inReview', roles: ['administrator', 'lead'], reason: true },
    retire: {
      from: ['draft', 'inReview', 'approved', 'effective'],
      to: 'retired',
      roles: ['administrator', 'lead'],
      stamp: { on: 'retiredOn' },
      reason: true,
    },
    reinstate: {
      from: ['retired'],
      to: 'draft',
      roles: ['administrator', 'lead'],
      clear: ['retiredOn', 'approvedBy', 'approvedOn'],
      reason: true,
    },
  },
})

/** A rule of the house in the register: who owns it and how often it is reviewed. Its text stands in its versions. */
export const policyRecord = defineRecord({
  name: 'policy',
  module: 'policies',
  table: 'policies',
  title: 'title',
  fields: {
    number: number('P'),
    title: text({ required: true, max: 200 }),
    kind: choice(['policy', 'standard', 'procedure', 'guideline'], { required: true }),
    owner: reference('person'),
    approver: reference('person'),
    department: reference('department'),
    contributingDepartments: references('department'),
    purpose: markdown({ max: 20_000 }),
    scope: markdown({ max: 20_000 }),
    audience: text({ max: 300 }),
    classification: text({ max: 60 }),
    parent: reference('policy'),
    replaces: reference('policy'),
    cadenceMonths: integer({ required: true, min: 1, max: 60 }),
    nextReviewOn: date(),
    evidence: evidence(),
    approvedBy: reference('person'),
    approvedOn: date(),
    retiredOn: date(),
  },
  list: ['number', 'title', 'kind', 'owner', 'nextReviewOn', 'state'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'kind', 'classification', 'parent', 'replaces'] },
    { key: 'content', fields: ['purpose', 'scope', 'audience', 'evidence'] },
    { key: 'responsibility', fields: ['owner', 'approver', 'department', 'contributingDepartments'] },
    { key: 'review', fields: ['cadenceMonths', 'nextReviewOn', 'approvedBy', 'approvedOn', 'retiredOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
