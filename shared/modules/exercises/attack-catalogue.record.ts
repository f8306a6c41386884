import { choice, instant, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** A version of MITRE ATT&CK that somebody loaded in place of the shipped one; the newest in use is the one in force. */
export const attackCatalogueRecord = defineRecord({
  name: 'attackCatalogue',
  module: 'exercises',
  table: 'attack_catalogues',
  title: 'title',
  managed: true,
  fields: {
    title: text({ required: true, max: 200 }),
    version: text({ max: 200 }),
    standing: choice(['inUse', 'superseded'], { required: true, tones: { inUse: 'good' } }),
    file: text({ required: true, max: 300 }),
    loadedBy: reference('person', { required: true }),
    loadedAt: instant({ required: true }),
    tactics: parts(
      {
        identifier: text({ required: true, max: 200, opaque: true }),
        shortName: text({ required: true, max: 200, opaque: true }),
        name: text({ required: true, max: 200 }),
      },
      { max: 100 },
    ),
    techniques: parts(
      {
        identifier: text({ required: true, max: 200, opaque: true }),
        name: text({ required: true, max: 200 }),
        /** Short names with spaces between; of a retired technique nothing. */
        tactics: text({ max: 500, opaque: true }),
        replacedBy: text({ max: 200, opaque: true }),
      },
      { max: 5000 },
    ),
  },
  list: ['title', 'version', 'standing', 'loadedBy', 'loadedAt'],
  sections: [
    { key: 'origin', fields: ['title', 'version', 'standing', 'file', 'loadedBy', 'loadedAt'] },
    { key: 'content', fields: ['tactics', 'techniques'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
})
