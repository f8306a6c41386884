import { date, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** What a department is part of, or whom a group reports to, from one day to another; nothing above means at the top. */
export const reportingLineRecord = defineRecord({
  name: 'reportingLine',
  module: 'people',
  table: 'reporting_lines',
  title: 'title',
  fields: {
    title: text({ required: true, max: 300 }),
    department: reference('department'),
    departmentAbove: reference('department'),
    group: reference('group'),
    groupAbove: reference('group'),
    from: date(),
    until: date(),
    note: markdown({ max: 5000 }),
  },
  list: ['title', 'department', 'departmentAbove', 'group', 'groupAbove', 'from', 'until'],
  sections: [
    { key: 'line', fields: ['title', 'department', 'departmentAbove', 'group', 'groupAbove', 'note'] },
    { key: 'term', fields: ['from', 'until'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
