import { boolean, choice, instant, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { documentKinds, reportKinds } from './report-kinds.ts'

/**
 * What a report froze, journalled before the file exists: `recordsSha256` is the digest of the attached records,
 * `heads` the checkpoints of all feeds at that moment, `subject` the id of the record that the report is about.
 */
export const sealRecord = defineRecord({
  name: 'seal',
  module: 'reports',
  table: 'seals',
  title: 'title',
  fields: {
    title: text({ required: true, max: 300 }),
    kind: choice(reportKinds, { required: true }),
    subject: text({ opaque: true, required: true, max: 36 }),
    language: choice(['en', 'zh-CN'], { required: true }),
    recordsSha256: text({ required: true, max: 64 }),
    heads: markdown({ required: true }),
    sealedAt: instant({ required: true }),
    sealedBy: reference('person', { required: true }),
    selfApproved: boolean({ required: true }),
  },
  list: ['title', 'kind', 'sealedBy', 'sealedAt', 'language'],
  sections: [
    { key: 'report', fields: ['title', 'kind', 'subject', 'language', 'sealedBy', 'sealedAt', 'selfApproved'] },
    { key: 'proof', fields: ['recordsSha256', 'heads'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  rows: {
    ...{ rule: 'document', kindField: 'kind', idField: 'subject', kinds: documentKinds },
    ...{ person: 'sealedBy', files: 'export' },
  },
  managed: true,
})
