import { choice, integer, markdown, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** One grade of the standard by which data is classified, and how such data is handled along its life. */
export const dataGradeRecord = defineRecord({
  name: 'dataGrade',
  module: 'policies',
  table: 'data_grades',
  title: 'title',
  fields: {
    title: text({ required: true, max: 120 }),
    level: integer({ required: true, min: 1, max: 9 }),
    policy: reference('policy'),
    owner: reference('person'),
    meaning: markdown({ required: true, max: 10_000 }),
    examples: markdown({ max: 10_000 }),
    handling: parts({
      activity: choice(['collect', 'store', 'transmit', 'use', 'share', 'destroy'], { required: true }),
      rule: markdown({ required: true, max: 5000 }),
    }),
  },
  list: ['title', 'level', 'policy', 'owner'],
  sections: [
    { key: 'grade', fields: ['title', 'level', 'policy', 'owner', 'meaning', 'examples'] },
    { key: 'handling', fields: ['handling'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
