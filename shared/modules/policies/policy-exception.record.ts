import { choice, date, evidence, markdown, number, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole, type Role } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const writers: readonly Role[] = ['administrator', 'lead', 'auditor']
const decision = {
  from: ['requested'],
  roles: writers,
  onlyBy: 'approver',
  separateFrom: ['applicant', 'createdBy'],
  stamp: { by: 'decidedBy', on: 'decidedOn' },
}

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    requested: { tone: 'progress', frozen: true },
    inForce: { tone: 'attention', frozen: true },
    refused: { tone: 'serious', frozen: true },
    expired: { tone: 'critical', frozen: true },
    ended: { tone: 'good', frozen: true },
  },
  transitions: {
    request: {
      from: ['draft'],
      to: 'requested',
      roles: writers,
      requires: ['risk', 'riskText', 'measures', 'approver'],
    },
    approve: { ...decision, to: 'inForce' },
    refuse: { ...decision, to: 'refused', reason: true },
    renew: {
      from: ['inForce', 'expired'],
      to: 'requested',
      roles: writers,
      requires: ['dueOn'],
      clear: ['decidedBy', 'decidedOn'],
      reason: true,
    },
    end: { from: ['inForce', 'expired'], to: 'ended', roles: writers, stamp: { on: 'endedOn' }, reason: true },
    expire: { from: ['inForce'], to: 'expired', roles: writers, reason: true },
    takeUp: { from: ['refused'], to: 'draft', roles: writers, clear: ['decidedBy', 'decidedOn'], reason: true },
  },
})

/** Leave to deviate from a policy until a day: what it risks, what makes up for it, and who other than the applicant allows it. */
export const policyExceptionRecord = defineRecord({
  name: 'policyException',
  module: 'policies',
  table: 'policy_exceptions',
  title: 'title',
  fields: {
    number: number('PX'),
    title: text({ required: true, max: 200 }),
    policy: reference('policy', { required: true }),
    clauseName: text({ max: 300 }),
    finding: reference('finding'),
    department: reference('department'),
    applicant: reference('person', { required: true }),
    grounds: markdown({ required: true, max: 20_000 }),
    risk: choice(['low', 'medium', 'high', 'critical'], {
      tones: { low: 'neutral', medium: 'attention', high: 'serious', critical: 'critical' },
    }),
    riskText: markdown({ max: 20_000 }),
    measures: markdown({ max: 20_000 }),
    approver: reference('person'),
    dueOn: date({ required: true }),
    evidence: evidence(),
    decidedBy: reference('person'),
    decidedOn: date(),
    endedOn: date(),
  },
  list: ['number', 'title', 'policy', 'risk', 'approver', 'dueOn', 'state'],
  byWriter: ['applicant'],
  sections: [
    { key: 'exception', fields: ['number', 'title', 'policy', 'clauseName', 'finding', 'department', 'applicant'] },
    { key: 'risk', fields: ['grounds', 'risk', 'riskText', 'measures', 'evidence'] },
    { key: 'decision', fields: ['approver', 'dueOn', 'decidedBy', 'decidedOn', 'endedOn'] },
  ],
  readers: everyRole,
  writers,
  workflow,
})
