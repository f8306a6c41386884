import { date, markdown, reference } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import type { Role } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const writers: readonly Role[] = ['administrator', 'lead', 'auditor']

const workflow = defineWorkflow({
  initial: 'open',
  states: {
    open: { tone: 'attention' },
    answered: { tone: 'progress' },
    cleared: { tone: 'good', frozen: true },
  },
  transitions: {
    answer: {
      from: ['open'],
      to: 'answered',
      roles: writers,
      requires: ['answer'],
      stamp: { by: 'answeredBy', on: 'answeredOn' },
    },
    clear: {
      from: ['answered'],
      to: 'cleared',
      roles: writers,
      stamp: { by: 'clearedBy', on: 'clearedOn' },
      separateFrom: ['answeredBy'],
      gated: true,
    },
    reopen: {
      from: ['answered', 'cleared'],
      to: 'open',
      roles: writers,
      clear: ['answeredBy', 'answeredOn', 'clearedBy', 'clearedOn'],
      reason: true,
    },
  },
})

/** What a reviewer wants settled in a working paper; the paper is not reviewed while one of its notes is not cleared. */
export const reviewNoteRecord = defineRecord({
  name: 'reviewNote',
  module: 'audits',
  table: 'review_notes',
  title: 'body',
  fields: {
    checklistRow: reference('checklistRow', { required: true }),
    body: markdown({ required: true, max: 10_000 }),
    answer: markdown({ max: 10_000 }),
    answeredBy: reference('person'),
    answeredOn: date(),
    clearedBy: reference('person'),
    clearedOn: date(),
  },
  list: ['body', 'checklistRow', 'answeredBy', 'clearedBy', 'state'],
  sections: [
    { key: 'note', fields: ['checklistRow', 'body'] },
    { key: 'answer', fields: ['answer', 'answeredBy', 'answeredOn', 'clearedBy', 'clearedOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers,
  workflow,
})
