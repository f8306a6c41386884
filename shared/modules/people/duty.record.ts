import { choice, date, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** Who holds which duty of a department from one day to another; without a first day, since before the records. */
export const dutyRecord = defineRecord({
  name: 'duty',
  module: 'people',
  table: 'duties',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    department: reference('department', { required: true }),
    position: choice(['head', 'deputy', 'liaison', 'other'], { required: true }),
    person: reference('person', { required: true }),
    control: reference('control'),
    from: date(),
    until: date(),
    note: markdown({ max: 5000 }),
  },
  list: ['title', 'department', 'position', 'person', 'from', 'until'],
  sections: [
    { key: 'duty', fields: ['title', 'department', 'position', 'person', 'control', 'note'] },
    { key: 'term', fields: ['from', 'until'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
