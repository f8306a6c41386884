import { choice, date, evidence, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import type { Role } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const writers: readonly Role[] = ['administrator', 'lead', 'auditor']

const workflow = defineWorkflow({
  initial: 'draft',
  states: {
    draft: { tone: 'neutral' },
    declared: { tone: 'good', frozen: true },
  },
  transitions: {
    declare: {
      from: ['draft'],
      to: 'declared',
      roles: writers,
      requires: ['answer'],
      stamp: { by: 'declaredBy', on: 'declaredOn' },
      gated: true,
    },
    revise: {
      from: ['declared'],
      to: 'draft',
      roles: writers,
      clear: ['declaredBy', 'declaredOn'],
      reason: true,
    },
  },
})

/** How somebody of an audit team stands to what is audited; without one of each member fieldwork does not begin. */
export const independenceDeclarationRecord = defineRecord({
  name: 'independenceDeclaration',
  module: 'audits',
  table: 'independence_declarations',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    audit: reference('audit', { required: true }),
    person: reference('person', { required: true }),
    answer: choice(['independent', 'safeguarded', 'conflicted'], {
      tones: { independent: 'good', safeguarded: 'attention', conflicted: 'critical' },
    }),
    interests: markdown({ max: 10_000 }),
    safeguards: markdown({ max: 10_000 }),
    evidence: evidence(),
    declaredBy: reference('person'),
    declaredOn: date(),
  },
  list: ['title', 'audit', 'person', 'answer', 'declaredOn', 'state'],
  sections: [
    { key: 'who', fields: ['title', 'audit', 'person'] },
    { key: 'declaration', fields: ['answer', 'interests', 'safeguards', 'evidence'] },
    { key: 'signOff', fields: ['declaredBy', 'declaredOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers,
  workflow,
})
