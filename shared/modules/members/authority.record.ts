import { instant, parts, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'

/**
 * The team's certificate authority: `certificate` is DER in base64; each part of `keys` holds the private key, sealed by
 * HPKE to one administrator, in base64.
 */
export const authorityRecord = defineRecord({
  name: 'authority',
  module: 'members',
  table: 'authorities',
  title: 'fingerprint',
  fields: {
    fingerprint: text({ required: true, max: 64 }),
    certificate: text({ opaque: true, required: true, max: 8000 }),
    keys: parts({
      member: reference('member', { required: true }),
      sealed: text({ opaque: true, required: true, max: 2000 }),
    }),
    since: instant({ required: true }),
  },
  list: ['fingerprint', 'since'],
  sections: [{ key: 'authority', fields: ['fingerprint', 'since', 'certificate', 'keys'] }],
  // Its certificate is in every signed report; the sealed keys concern those they are sealed to.
  readers: ['administrator'],
  writers: ['administrator'],
  managed: true,
})
