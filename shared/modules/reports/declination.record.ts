import { instant, integer, reference, text } from '../../record/fields.ts'
import type { Entity } from '../../record/record.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/**
 * Somebody's word that they do not sign a sealed report, with their reason: a signed reply, kept whole. `place` is theirs
 * in the order of signers, from 0; `declinedAt` is by their own clock, `fileSha256` the file that waited for them.
 */
export const declinationRecord = defineRecord({
  name: 'declination',
  module: 'reports',
  table: 'declinations',
  title: 'title',
  fields: {
    title: text({ required: true, max: 300 }),
    seal: reference('seal', { required: true }),
    person: reference('person', { required: true }),
    place: integer({ required: true, min: 0, max: 39 }),
    reason: text({ required: true, max: 300 }),
    declinedAt: instant({ required: true }),
    fileSha256: text({ required: true, max: 64 }),
    takenBy: reference('person', { required: true }),
    fingerprint: text({ required: true, max: 24 }),
    key: reference('replyKey'),
    reply: text({ required: true, max: 8192, opaque: true }),
  },
  list: ['title', 'person', 'reason', 'declinedAt', 'takenBy'],
  sections: [
    { key: 'declination', fields: ['title', 'seal', 'person', 'place', 'reason', 'declinedAt'] },
    { key: 'reply', fields: ['takenBy', 'fingerprint', 'key', 'fileSha256', 'reply'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead', 'auditor', 'trainer'],
  rows: { rule: 'file', of: 'seal', person: 'person' },
  managed: true,
})

export type Declination = Entity<typeof declinationRecord>
