import { number, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { defineWorkflow } from '../../record/workflow.ts'
import { answerFields, bankKeepers, questionContent } from './question-content.ts'

const workflow = defineWorkflow({
  initial: 'active',
  states: { active: { tone: 'good' }, retired: { tone: 'neutral', frozen: true } },
  transitions: {
    retire: { from: ['active'], to: 'retired', roles: bankKeepers },
    reinstate: { from: ['retired'], to: 'active', roles: bankKeepers, reason: true },
  },
})

/** A question of the bank. Only who keeps the bank reads it: what is asked of a learner is shown by the quiz. */
export const questionRecord = defineRecord({
  name: 'question',
  module: 'training',
  table: 'questions',
  title: 'title',
  fields: {
    number: number('QU'),
    topic: text({ required: true, max: 120 }),
    course: reference('course'),
    skill: reference('skill'),
    ...questionContent,
  },
  list: ['number', 'title', 'topic', 'kind', 'points', 'state'],
  sections: [
    { key: 'question', fields: ['number', 'title', 'kind', 'text', 'points'] },
    { key: 'answer', fields: [...answerFields, 'explanation'] },
    { key: 'place', fields: ['topic', 'course', 'skill'] },
  ],
  readers: bankKeepers,
  writers: bankKeepers,
  workflow,
})
