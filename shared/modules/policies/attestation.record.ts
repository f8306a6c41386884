import { date, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole, type Role } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const leads: readonly Role[] = ['administrator', 'lead']

const workflow = defineWorkflow({
  initial: 'pending',
  states: {
    pending: { tone: 'progress' },
    attested: { tone: 'good', frozen: true },
    excused: { tone: 'neutral', frozen: true },
    lapsed: { tone: 'attention', frozen: true },
  },
  transitions: {
    attest: {
      from: ['pending'],
      to: 'attested',
      roles: everyRole,
      onlyBy: 'person',
      stamp: { by: 'attestedBy', on: 'attestedOn' },
    },
    acceptReply: {
      from: ['pending'],
      to: 'attested',
      roles: leads,
      requires: ['reply', 'key'],
      stamp: { by: 'acceptedBy', on: 'acceptedOn' },
    },
    excuse: { from: ['pending'], to: 'excused', roles: leads, reason: true },
    askAgain: { from: ['excused', 'lapsed'], to: 'pending', roles: leads, reason: true },
    lapse: { from: ['pending'], to: 'lapsed', roles: [] },
  },
})

/** One person's word that they have read and accept exactly one text: given in the program, or by a signed reply. */
export const attestationRecord = defineRecord({
  name: 'attestation',
  module: 'policies',
  table: 'attestations',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    campaign: reference('attestationCampaign', { required: true }),
    version: reference('policyVersion', { required: true }),
    person: reference('person', { required: true }),
    department: reference('department'),
    dueOn: date({ required: true }),
    textHash: text({ required: true, max: 64, opaque: true }),
    attestedBy: reference('person'),
    attestedOn: date(),
    reply: text({ max: 8192, opaque: true }),
    key: reference('replyKey'),
    acceptedBy: reference('person'),
    acceptedOn: date(),
  },
  list: ['title', 'person', 'department', 'dueOn', 'attestedOn', 'acceptedOn', 'state'],
  sections: [
    { key: 'request', fields: ['title', 'campaign', 'version', 'person', 'department', 'dueOn', 'textHash'] },
    { key: 'attestation', fields: ['attestedBy', 'attestedOn'] },
    { key: 'reply', fields: ['reply', 'key', 'acceptedBy', 'acceptedOn'] },
  ],
  readers: everyRole,
  writers: leads,
  rows: { rule: 'own', fields: ['person'], except: ['administrator', 'lead', 'auditor'] },
  workflow,
})
