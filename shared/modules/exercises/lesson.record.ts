import { date, evidence, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const writers = ['administrator', 'lead', 'auditor', 'trainer'] as const

const workflow = defineWorkflow({
  initial: 'open',
  states: {
    open: { tone: 'attention' },
    inProgress: { tone: 'progress' },
    adopted: { tone: 'good', frozen: true },
    dropped: { tone: 'neutral', frozen: true },
  },
  transitions: {
    begin: { from: ['open'], to: 'inProgress', roles: writers, requires: ['owner'] },
    adopt: {
      from: ['open', 'inProgress'],
      to: 'adopted',
      roles: writers,
      requires: ['owner', 'became'],
      stamp: { by: 'settledBy', on: 'settledOn' },
    },
    drop: {
      from: ['open', 'inProgress'],
      to: 'dropped',
      roles: ['administrator', 'lead', 'trainer'],
      requires: ['became'],
      stamp: { by: 'settledBy', on: 'settledOn' },
    },
    reopen: {
      from: ['adopted', 'dropped'],
      to: 'open',
      roles: ['administrator', 'lead', 'trainer'],
      clear: ['settledBy', 'settledOn'],
      reason: true,
    },
  },
})

/** What an exercise taught: what was observed, what follows from it, who sees to it by when, and what became of it. */
export const lessonRecord = defineRecord({
  name: 'lesson',
  module: 'exercises',
  table: 'lessons',
  title: 'lesson',
  fields: {
    exercise: reference('exercise', { required: true }),
    lesson: text({ required: true, max: 500 }),
    observation: markdown({ required: true, max: 20_000 }),
    attackStep: reference('attackStep'),
    inject: reference('inject'),
    owner: reference('person'),
    dueOn: date(),
    finding: reference('finding'),
    became: markdown({ max: 20_000 }),
    evidence: evidence(),
    settledBy: reference('person'),
    settledOn: date(),
  },
  list: ['lesson', 'exercise', 'owner', 'dueOn', 'state'],
  sections: [
    { key: 'lesson', fields: ['exercise', 'lesson', 'observation', 'attackStep', 'inject'] },
    { key: 'task', fields: ['owner', 'dueOn', 'finding'] },
    { key: 'end', fields: ['became', 'evidence', 'settledBy', 'settledOn'] },
  ],
  readers: everyRole,
  writers,
  workflow,
})
