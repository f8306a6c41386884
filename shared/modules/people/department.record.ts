import { markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** A unit of the organisation. Who runs something answers for it, so work, controls and findings name one department. */
export const departmentRecord = defineRecord({
  name: 'department',
  module: 'people',
  table: 'departments',
  title: 'name',
  fields: {
    name: text({ required: true, max: 120 }),
    code: text({ max: 20 }),
    parent: reference('department'),
    head: reference('person'),
    deputy: reference('person'),
    liaison: reference('person'),
    duties: markdown({ max: 20_000 }),
  },
  list: ['name', 'code', 'parent', 'head'],
  sections: [
    { key: 'identity', fields: ['name', 'code', 'parent'] },
    { key: 'responsibility', fields: ['head', 'deputy', 'liaison', 'duties'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
