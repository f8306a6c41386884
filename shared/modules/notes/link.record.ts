import { choice, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** A stated relation between any two records, read from the first to the second. */
export const linkRecord = defineRecord({
  name: 'link',
  module: 'notes',
  table: 'links',
  title: 'relation',
  fields: {
    fromRecord: text({ required: true, max: 60 }),
    from: text({ required: true, max: 36 }),
    relation: choice(['relates', 'causes', 'evidences', 'duplicates'], { required: true }),
    toRecord: text({ required: true, max: 60 }),
    to: text({ required: true, max: 36 }),
    note: text({ max: 500 }),
  },
  list: ['fromRecord', 'relation', 'toRecord', 'note'],
  sections: [
    { key: 'from', fields: ['fromRecord', 'from'] },
    { key: 'relation', fields: ['relation', 'note'] },
    { key: 'to', fields: ['toRecord', 'to'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  rows: {
    rule: 'subject',
    recordField: 'fromRecord',
    idField: 'from',
    other: { recordField: 'toRecord', idField: 'to' },
  },
})
