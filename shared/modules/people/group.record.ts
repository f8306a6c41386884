import { choice, date, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** A body of people across departments, with a chair and a body that it reports to, up to the board. */
export const groupRecord = defineRecord({
  name: 'group',
  module: 'people',
  table: 'groups',
  title: 'name',
  fields: {
    name: text({ required: true, max: 120 }),
    kind: choice(['strategy', 'technology', 'audit', 'leadership', 'working', 'committee', 'board'], {
      required: true,
    }),
    chair: reference('person'),
    deputyChair: reference('person'),
    reportsTo: reference('group'),
    responsibilities: markdown({ max: 20_000 }),
    foundedOn: date(),
    dissolvedOn: date(),
  },
  list: ['name', 'kind', 'chair', 'reportsTo'],
  sections: [
    { key: 'identity', fields: ['name', 'kind', 'foundedOn', 'dissolvedOn'] },
    { key: 'responsibility', fields: ['chair', 'deputyChair', 'reportsTo', 'responsibilities'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
