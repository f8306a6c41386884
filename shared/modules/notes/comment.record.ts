import { markdown, references, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** A remark on any record; whoever can read that record can read the remark. */
export const commentRecord = defineRecord({
  name: 'comment',
  module: 'notes',
  table: 'comments',
  title: 'body',
  fields: {
    subjectRecord: text({ required: true, max: 60 }),
    subject: text({ required: true, max: 36 }),
    body: markdown({ required: true, max: 20_000 }),
    mentions: references('person'),
  },
  list: ['subjectRecord', 'body', 'mentions'],
  sections: [
    { key: 'comment', fields: ['body', 'mentions'] },
    { key: 'subject', fields: ['subjectRecord', 'subject'] },
  ],
  readers: everyRole,
  writers: everyRole,
  rows: { rule: 'subject', recordField: 'subjectRecord', idField: 'subject' },
})
