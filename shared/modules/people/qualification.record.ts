import { choice, date, evidence, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole, type Role } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const writers: readonly Role[] = ['administrator', 'lead', 'trainer']
const unchecked = ['checkedBy', 'checkedOn']

const workflow = defineWorkflow({
  initial: 'stated',
  states: {
    stated: { tone: 'progress' },
    verified: { tone: 'good', frozen: true },
    renewed: { tone: 'neutral', frozen: true },
    withdrawn: { tone: 'serious', frozen: true },
  },
  transitions: {
    verify: {
      from: ['stated'],
      to: 'verified',
      roles: writers,
      separateFrom: ['person'],
      stamp: { by: 'checkedBy', on: 'checkedOn' },
    },
    correct: { from: ['verified'], to: 'stated', roles: writers, clear: unchecked, reason: true },
    renew: { from: ['stated', 'verified'], to: 'renewed', roles: writers },
    revive: { from: ['renewed'], to: 'stated', roles: writers, clear: unchecked, reason: true },
    withdraw: {
      from: ['stated', 'verified'],
      to: 'withdrawn',
      roles: writers,
      stamp: { on: 'withdrawnOn' },
      reason: true,
    },
    reinstate: {
      from: ['withdrawn'],
      to: 'stated',
      roles: writers,
      clear: [...unchecked, 'withdrawnOn'],
      reason: true,
    },
  },
})

/** A degree, certificate or licence of a person, with its term, seen by somebody other than who holds it. */
export const qualificationRecord = defineRecord({
  name: 'qualification',
  module: 'people',
  table: 'qualifications',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    person: reference('person', { required: true }),
    kind: choice(['degree', 'certificate', 'licence'], { required: true }),
    issuer: text({ required: true, max: 200 }),
    serial: text({ max: 100 }),
    awardedOn: date({ required: true }),
    validUntil: date(),
    renews: reference('qualification'),
    evidence: evidence(),
    note: markdown({ max: 5000 }),
    checkedBy: reference('person'),
    checkedOn: date(),
    withdrawnOn: date(),
  },
  list: ['title', 'person', 'kind', 'issuer', 'awardedOn', 'validUntil', 'state'],
  sections: [
    { key: 'qualification', fields: ['title', 'person', 'kind', 'issuer', 'serial', 'evidence', 'note'] },
    { key: 'term', fields: ['awardedOn', 'validUntil', 'renews'] },
    { key: 'check', fields: ['checkedBy', 'checkedOn', 'withdrawnOn'] },
  ],
  readers: everyRole,
  writers,
  workflow,
})
