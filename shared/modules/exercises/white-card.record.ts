import { instant, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** What the white team declares to be so in an exercise though nobody did it: a password that is given, a system that counts as taken. */
export const whiteCardRecord = defineRecord({
  name: 'whiteCard',
  module: 'exercises',
  table: 'white_cards',
  title: 'title',
  fields: {
    exercise: reference('exercise', { required: true }),
    title: text({ required: true, max: 200 }),
    declared: markdown({ required: true, max: 20_000 }),
    recipient: text({ required: true, max: 200 }),
    attackStep: reference('attackStep'),
    deliveredAt: instant(),
    deliveredBy: reference('person'),
    correction: text({ max: 500 }),
  },
  list: ['exercise', 'title', 'recipient', 'attackStep', 'deliveredAt', 'deliveredBy'],
  sections: [
    { key: 'card', fields: ['exercise', 'title', 'declared', 'recipient', 'attackStep'] },
    { key: 'delivery', fields: ['deliveredAt', 'deliveredBy', 'correction'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
})
