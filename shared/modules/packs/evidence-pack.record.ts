import { instant, integer, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'

/** An evidence pack that was made of an audit: what left the vault, when, and for whom. The pack itself is not kept. */
export const evidencePackRecord = defineRecord({
  name: 'evidencePack',
  module: 'packs',
  table: 'evidence_packs',
  title: 'title',
  fields: {
    title: text({ required: true, max: 300 }),
    audit: reference('audit', { required: true }),
    madeBy: reference('person', { required: true }),
    madeAt: instant({ required: true }),
    files: integer({ required: true, min: 0 }),
    bytes: integer({ required: true, min: 0, max: Number.MAX_SAFE_INTEGER }),
    listSha256: text({ required: true, max: 64 }),
    recipients: text({ opaque: true, max: 10_000 }),
  },
  list: ['title', 'audit', 'madeBy', 'madeAt', 'files'],
  totals: { files: 'sum', bytes: 'sum' },
  sections: [
    { key: 'pack', fields: ['title', 'audit', 'madeBy', 'madeAt'] },
    { key: 'content', fields: ['files', 'bytes', 'listSha256', 'recipients'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
  managed: true,
})
