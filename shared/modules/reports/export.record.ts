import { evidence, instant, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/**
 * One signed revision of a sealed report as it left: the digest of the file and the file itself, kept encrypted.
 * `signatures` are the prepared fields of the document in their order, each with when it was signed, if it was; `stampedAt` is
 * the time in its newest time stamp and `stampedBy` who says so, null where it has none.
 */
export const exportRecord = defineRecord({
  name: 'export',
  module: 'reports',
  table: 'exports',
  title: 'title',
  fields: {
    title: text({ required: true, max: 300 }),
    seal: reference('seal', { required: true }),
    signer: reference('person', { required: true }),
    signedAt: instant({ required: true }),
    fileSha256: text({ required: true, max: 64 }),
    file: evidence({ required: true }),
    signatures: parts(
      {
        person: reference('person', { required: true }),
        signedAt: instant(),
        certifiedAs: text({ max: 400 }),
        fingerprint: text({ max: 64 }),
      },
      { max: 40 },
    ),
    stampedAt: instant(),
    stampedBy: text({ max: 200 }),
  },
  list: ['title', 'signer', 'signedAt', 'stampedAt', 'fileSha256'],
  sections: [
    {
      key: 'export',
      fields: ['title', 'seal', 'signer', 'signedAt', 'signatures', 'stampedAt', 'stampedBy', 'file', 'fileSha256'],
    },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  rows: { rule: 'file', of: 'seal', parts: 'signatures', person: 'person' },
  managed: true,
})
