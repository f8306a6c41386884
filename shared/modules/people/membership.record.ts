import { choice, date, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** A person's duty in a group from one day to another, so that the chart of any past day can be shown. */
export const membershipRecord = defineRecord({
  name: 'membership',
  module: 'people',
  table: 'memberships',
  title: 'duty',
  fields: {
    group: reference('group', { required: true }),
    person: reference('person', { required: true }),
    position: choice(['chair', 'deputyChair', 'secretary', 'member', 'observer'], { required: true }),
    duty: text({ required: true, max: 200 }),
    from: date({ required: true }),
    until: date(),
    note: markdown({ max: 5000 }),
  },
  list: ['group', 'person', 'position', 'duty', 'from', 'until'],
  sections: [
    { key: 'membership', fields: ['group', 'person', 'position', 'duty', 'note'] },
    { key: 'term', fields: ['from', 'until'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
