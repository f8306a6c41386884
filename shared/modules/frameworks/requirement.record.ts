import { choice, date, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { frameworkNames } from './frameworks.names.ts'

const workflow = defineWorkflow({
  initial: 'open',
  states: {
    open: { tone: 'neutral' },
    decided: { tone: 'good', frozen: true },
  },
  transitions: {
    decide: {
      from: ['open'],
      to: 'decided',
      roles: ['administrator', 'lead'],
      requires: ['applicability', 'justification'],
      stamp: { by: 'decidedBy', on: 'decidedOn' },
    },
    reopen: {
      from: ['decided'],
      to: 'open',
      roles: ['administrator', 'lead'],
      clear: ['decidedBy', 'decidedOn'],
      reason: true,
    },
  },
})

/** What the house decides about one requirement of a framework: whether it applies, why, and who answers for it. */
export const requirementRecord = defineRecord({
  name: 'requirement',
  module: 'frameworks',
  table: 'requirements',
  title: 'title',
  fields: {
    framework: choice(frameworkNames, { required: true }),
    identifier: text({ required: true, max: 40 }),
    title: text({ required: true, max: 200 }),
    applicability: choice(['applicable', 'notApplicable']),
    justification: markdown({ max: 10_000 }),
    department: reference('department'),
    owner: reference('person'),
    note: markdown({ max: 20_000 }),
    decidedBy: reference('person'),
    decidedOn: date(),
  },
  list: ['identifier', 'title', 'framework', 'applicability', 'department', 'decidedOn', 'state'],
  sections: [
    { key: 'identity', fields: ['framework', 'identifier', 'title'] },
    { key: 'decision', fields: ['applicability', 'justification', 'decidedBy', 'decidedOn'] },
    { key: 'responsibility', fields: ['department', 'owner', 'note'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor'],
  workflow,
})
