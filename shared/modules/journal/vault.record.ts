import { boolean, instant, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** The vault itself, made by its first entry and never changed: a demonstration says so here for ever. */
export const vaultRecord = defineRecord({
  name: 'vault',
  module: 'journal',
  table: 'vaults',
  title: 'name',
  fields: {
    name: text({ required: true, max: 120 }),
    demo: boolean({ required: true }),
    createdOn: instant({ required: true }),
  },
  list: ['name', 'createdOn'],
  sections: [{ key: 'vault', fields: ['name', 'demo', 'createdOn'] }],
  readers: everyRole,
  writers: ['administrator'],
  managed: true,
})
