import { choice, decimal, evidence, markdown, number, reference, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** A thing that can be taught or learnt, however often it is held. */
export const courseRecord = defineRecord({
  name: 'course',
  module: 'training',
  table: 'courses',
  title: 'title',
  fields: {
    number: number('TC'),
    title: text({ required: true, max: 200 }),
    kind: choice(['special', 'technical', 'collective', 'selfStudy', 'caseDiscussion', 'expertExchange', 'awareness'], {
      required: true,
    }),
    hours: decimal(1, { max: 10_000 }),
    audience: text({ max: 300 }),
    objectives: markdown({ max: 10_000 }),
    description: markdown({ max: 20_000 }),
    owner: reference('person'),
    department: reference('department'),
    policies: references('policy'),
    materials: evidence(),
  },
  list: ['number', 'title', 'kind', 'hours', 'owner'],
  totals: { hours: 'both' },
  sections: [
    { key: 'identity', fields: ['number', 'title', 'kind', 'hours', 'audience'] },
    { key: 'content', fields: ['objectives', 'description', 'policies', 'materials'] },
    { key: 'responsibility', fields: ['owner', 'department'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
})
