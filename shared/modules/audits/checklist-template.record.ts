import { date, integer, markdown, parts, reference, text } from '../../record/fields.ts'
import { houseWorkflow } from '../../record/house-workflow.ts'
import { defineRecord } from '../../record/record.ts'
import type { Role } from '../../record/roles.ts'

const writers: readonly Role[] = ['administrator', 'lead', 'auditor']

/** Questions that audits of one kind begin with. A version in use stays as it is; the next one replaces it. */
export const checklistTemplateRecord = defineRecord({
  name: 'checklistTemplate',
  module: 'audits',
  table: 'checklist_templates',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    version: integer({ min: 1, max: 10_000 }),
    purpose: markdown({ max: 10_000 }),
    questions: parts(
      {
        question: text({ required: true, max: 1000 }),
        criterion: text({ max: 1000 }),
        control: reference('control'),
        policy: reference('policy'),
        objective: markdown({ max: 10_000 }),
        procedure: markdown({ max: 10_000 }),
      },
      { max: 500 },
    ),
    follows: reference('checklistTemplate'),
    note: markdown({ max: 10_000 }),
    usedBy: reference('person'),
    usedFrom: date(),
    retiredOn: date(),
  },
  list: ['title', 'version', 'usedFrom', 'retiredOn', 'state'],
  sections: [
    { key: 'identity', fields: ['title', 'version', 'purpose', 'follows', 'note'] },
    { key: 'questions', fields: ['questions'] },
    { key: 'use', fields: ['usedBy', 'usedFrom', 'retiredOn'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers,
  computed: ['version'],
  workflow: houseWorkflow(['questions'], writers),
})
