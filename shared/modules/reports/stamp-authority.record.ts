import { boolean, instant, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/**
 * A time-stamp authority that this vault trusts: `certificate` is DER in base64, its own or that of who certified it. The
 * newest one in use is asked; what others stamped before stays judged by them.
 */
export const stampAuthorityRecord = defineRecord({
  name: 'stampAuthority',
  module: 'reports',
  table: 'stampAuthorities',
  title: 'name',
  fields: {
    name: text({ required: true, max: 200 }),
    url: text({ required: true, max: 400 }),
    fingerprint: text({ opaque: true, required: true, max: 64 }),
    certificate: text({ opaque: true, required: true, max: 12_000 }),
    inUse: boolean({ required: true }),
    since: instant({ required: true }),
  },
  list: ['name', 'url', 'inUse', 'since'],
  sections: [{ key: 'stampAuthority', fields: ['name', 'url', 'inUse', 'since', 'fingerprint', 'certificate'] }],
  readers: everyRole,
  writers: ['administrator'],
  managed: true,
})
