import { boolean, date, markdown, number, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole, type Role } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const leads: readonly Role[] = ['administrator', 'lead']

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    running: { tone: 'progress' },
    closed: { tone: 'good', frozen: true },
  },
  transitions: {
    launch: { from: ['draft'], to: 'running', roles: leads, stamp: { by: 'launchedBy', on: 'launchedOn' } },
    extend: { from: ['running'], to: 'running', roles: leads },
    close: { from: ['running'], to: 'closed', roles: leads, stamp: { on: 'closedOn' }, reason: true },
  },
})

/** Asks people to read and accept one version of a policy by a day. */
export const attestationCampaignRecord = defineRecord({
  name: 'attestationCampaign',
  module: 'policies',
  table: 'attestation_campaigns',
  title: 'title',
  fields: {
    number: number('AC'),
    title: text({ required: true, max: 200 }),
    version: reference('policyVersion', { required: true }),
    dueOn: date({ required: true }),
    everybody: boolean(),
    departments: references('department'),
    groups: references('group'),
    people: references('person'),
    note: markdown({ max: 10_000 }),
    launchedBy: reference('person'),
    launchedOn: date(),
    closedOn: date(),
  },
  list: ['number', 'title', 'version', 'dueOn', 'launchedOn', 'state'],
  sections: [
    { key: 'campaign', fields: ['number', 'title', 'version', 'dueOn', 'note'] },
    { key: 'audience', fields: ['everybody', 'departments', 'groups', 'people'] },
    { key: 'course', fields: ['launchedBy', 'launchedOn', 'closedOn'] },
  ],
  readers: everyRole,
  writers: leads,
  workflow,
})
