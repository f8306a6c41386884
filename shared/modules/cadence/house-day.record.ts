import { choice, date, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** A day on which the house differs from the common week: off, or worked although it is a weekend. */
export const houseDayRecord = defineRecord({
  name: 'houseDay',
  module: 'cadence',
  table: 'house_days',
  title: 'title',
  fields: {
    day: date({ required: true, unique: true }),
    kind: choice(['holiday', 'workday'], { required: true }),
    title: text({ required: true, max: 120 }),
  },
  list: ['day', 'kind', 'title'],
  sections: [{ key: 'day', fields: ['day', 'kind', 'title'] }],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
