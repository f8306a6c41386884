import { choice, date, evidence, instant, markdown, number, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'

/**
 * What is known of a file beside its bytes: where it came from, who collected it and when, in whose hands it was, and how
 * long it may be relied on. `evidence` holds its versions, the oldest first; the last one is in force.
 */
export const evidenceItemRecord = defineRecord({
  name: 'evidenceItem',
  module: 'audits',
  table: 'evidence_items',
  title: 'title',
  fields: {
    number: number('EV'),
    title: text({ required: true, max: 300 }),
    audit: reference('audit', { required: true }),
    evidence: evidence({ required: true, keeps: true }),
    source: text({ max: 500 }),
    collectedBy: reference('person'),
    collectedAt: instant(),
    validUntil: date(),
    stillValid: markdown({ max: 5000 }),
    custody: parts(
      {
        at: instant({ required: true }),
        kind: choice(['received', 'handedOver', 'examined'], { required: true }),
        from: text({ max: 300 }),
        to: text({ max: 300 }),
        purpose: text({ required: true, max: 1000 }),
        person: reference('person', { required: true }),
      },
      { max: 200 },
    ),
    /** Copies of pictures with parts blacked out, and of which original each was made. */
    redactedCopies: evidence({ keeps: true }),
    redactions: parts(
      {
        original: text({ required: true, max: 64, opaque: true }),
        copy: text({ required: true, max: 64, opaque: true }),
        person: reference('person', { required: true }),
        at: instant({ required: true }),
      },
      { max: 200 },
    ),
  },
  list: ['number', 'title', 'audit', 'source', 'collectedBy', 'collectedAt', 'validUntil'],
  sections: [
    { key: 'identity', fields: ['number', 'title', 'audit'] },
    { key: 'origin', fields: ['source', 'collectedBy', 'collectedAt'] },
    { key: 'validity', fields: ['validUntil', 'stillValid'] },
    { key: 'custody', fields: ['custody'] },
    { key: 'versions', fields: ['evidence'] },
    { key: 'redaction', fields: ['redactedCopies', 'redactions'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
})
