import { date, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole, type Role } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const writers: readonly Role[] = ['administrator', 'lead', 'auditor', 'trainer']

const workflow = defineWorkflow({
  initial: 'open',
  states: {
    open: { tone: 'attention' },
    answered: { tone: 'progress' },
    resolved: { tone: 'good', frozen: true },
  },
  transitions: {
    answer: {
      from: ['open'],
      to: 'answered',
      roles: writers,
      requires: ['answer'],
      stamp: { by: 'answeredBy', on: 'answeredOn' },
    },
    resolve: {
      from: ['open', 'answered'],
      to: 'resolved',
      roles: writers,
      stamp: { by: 'resolvedBy', on: 'resolvedOn' },
    },
    reopen: {
      from: ['answered', 'resolved'],
      to: 'open',
      roles: writers,
      clear: ['resolvedBy', 'resolvedOn'],
      reason: true,
    },
  },
})

/** A remark on one clause of a wording; until it is resolved it goes along to the versions that follow. */
export const clauseCommentRecord = defineRecord({
  name: 'clauseComment',
  module: 'policies',
  table: 'clause_comments',
  title: 'body',
  fields: {
    version: reference('policyVersion', { required: true }),
    clause: text({ max: 200, opaque: true }),
    clauseName: text({ max: 300 }),
    body: markdown({ required: true, max: 10_000 }),
    addressee: reference('person'),
    answer: markdown({ max: 10_000 }),
    answeredBy: reference('person'),
    answeredOn: date(),
    resolvedBy: reference('person'),
    resolvedOn: date(),
  },
  list: ['body', 'version', 'clauseName', 'addressee', 'state'],
  sections: [
    { key: 'remark', fields: ['version', 'clause', 'clauseName', 'body', 'addressee'] },
    { key: 'answer', fields: ['answer', 'answeredBy', 'answeredOn', 'resolvedBy', 'resolvedOn'] },
  ],
  readers: everyRole,
  writers,
  workflow,
})
