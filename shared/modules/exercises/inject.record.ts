import { choice, duration, evidence, instant, integer, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** Something that the white team brings into an exercise at a planned time: to whom, by which channel, and what ought to follow. */
export const injectRecord = defineRecord({
  name: 'inject',
  module: 'exercises',
  table: 'injects',
  title: 'title',
  fields: {
    exercise: reference('exercise', { required: true }),
    position: integer({ required: true, min: 1, max: 100_000 }),
    title: text({ required: true, max: 200 }),
    offset: duration({ required: true }),
    afterInject: reference('inject'),
    afterStep: reference('attackStep'),
    recipient: text({ required: true, max: 200 }),
    channel: choice(['mail', 'telephone', 'chat', 'inPerson', 'paper', 'media', 'system'], { required: true }),
    wording: markdown({ required: true, max: 20_000 }),
    expected: markdown({ max: 10_000 }),
    deliveredAt: instant(),
    deliveredBy: reference('person'),
    correction: text({ max: 500 }),
    withheld: text({ max: 500 }),
    reaction: markdown({ max: 20_000 }),
    evidence: evidence(),
  },
  list: ['exercise', 'position', 'title', 'offset', 'recipient', 'channel', 'deliveredAt'],
  sections: [
    {
      key: 'plan',
      fields: ['exercise', 'position', 'title', 'offset', 'afterInject', 'afterStep', 'recipient', 'channel'],
    },
    { key: 'content', fields: ['wording', 'expected'] },
    { key: 'delivery', fields: ['deliveredAt', 'deliveredBy', 'correction', 'withheld', 'reaction', 'evidence'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
})
