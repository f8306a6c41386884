import { date, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const decision = { from: ['pending'], roles: everyRole, stamp: { by: 'decidedBy', on: 'decidedOn' }, onlyBy: 'person' }

const workflow = defineWorkflow({
  initial: 'pending',
  states: {
    pending: { tone: 'progress' },
    approved: { tone: 'good', frozen: true },
    refused: { tone: 'serious', frozen: true },
    voided: { tone: 'neutral', frozen: true },
  },
  transitions: {
    approve: { ...decision, to: 'approved' },
    refuse: { ...decision, to: 'refused', requires: ['reason'] },
    void: { from: ['pending', 'approved', 'refused'], to: 'voided', roles: [] },
  },
})

/** One person's decision on the scope and the rules of engagement of an exercise. Only that person takes it. */
export const exerciseApprovalRecord = defineRecord({
  name: 'exerciseApproval',
  module: 'exercises',
  table: 'exercise_approvals',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    exercise: reference('exercise', { required: true }),
    person: reference('person', { required: true }),
    rulesHash: text({ required: true, max: 64, opaque: true }),
    reason: markdown({ max: 10_000 }),
    decidedBy: reference('person'),
    decidedOn: date(),
  },
  list: ['title', 'exercise', 'person', 'decidedOn', 'state'],
  sections: [
    { key: 'request', fields: ['title', 'exercise', 'person', 'rulesHash'] },
    { key: 'decision', fields: ['reason', 'decidedBy', 'decidedOn'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  workflow,
})
