import { choice, instant, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** Somebody asks during an exercise whether what they see belongs to it, and what they are told: a real attack must not be waved away. */
export const deconflictionRecord = defineRecord({
  name: 'deconfliction',
  module: 'exercises',
  table: 'deconflictions',
  title: 'question',
  fields: {
    exercise: reference('exercise', { required: true }),
    question: text({ required: true, max: 500 }),
    askedBy: text({ required: true, max: 200 }),
    askedAt: instant({ required: true }),
    answer: choice(['us', 'notUs', 'unknown'], { tones: { us: 'good', notUs: 'critical', unknown: 'attention' } }),
    answeredBy: reference('person'),
    answeredAt: instant(),
    attackStep: reference('attackStep'),
    note: markdown({ max: 10_000 }),
  },
  list: ['question', 'askedBy', 'askedAt', 'answer', 'answeredAt', 'exercise'],
  sections: [
    { key: 'question', fields: ['exercise', 'question', 'askedBy', 'askedAt'] },
    { key: 'answer', fields: ['answer', 'answeredBy', 'answeredAt', 'attackStep', 'note'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
})
