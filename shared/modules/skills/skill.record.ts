import { integer, markdown, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/**
 * Something that people of the team can do, in the words of the house. `needed` is how many people the team wants to be able
 * to do it alone, so that nobody's absence stops the work; `code` is its id in a published framework, such as a NICE work role.
 */
export const skillRecord = defineRecord({
  name: 'skill',
  module: 'skills',
  table: 'skills',
  title: 'title',
  fields: {
    title: text({ required: true, max: 120 }),
    area: text({ max: 120 }),
    needed: integer({ min: 1, max: 100 }),
    code: text({ max: 60 }),
    description: markdown({ max: 5000 }),
  },
  list: ['title', 'area', 'needed', 'code'],
  sections: [{ key: 'identity', fields: ['title', 'area', 'needed', 'code', 'description'] }],
  readers: everyRole,
  writers: ['administrator', 'lead', 'trainer'],
})
