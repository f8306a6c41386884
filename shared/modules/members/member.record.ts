import { choice, instant, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/**
 * Who may open the vault and as what. A member points to exactly one person for ever; the keys belong to the member
 * alone, so this record is written by the members operations only. `roles` lists role names separated by spaces. Keys
 * are raw and in hex, `certificate` is DER in base64, issued when an administrator next opens the vault.
 */
export const memberRecord = defineRecord({
  name: 'member',
  module: 'members',
  table: 'members',
  title: 'login',
  fields: {
    login: text({ required: true, max: 120 }),
    person: reference('person', { required: true }),
    roles: text({ required: true, max: 120 }),
    status: choice(['invited', 'active', 'revoked'], {
      required: true,
      tones: { invited: 'attention', active: 'good', revoked: 'neutral' },
    }),
    origin: choice(['founder', 'invitation', 'recovered'], { required: true }),
    since: instant(),
    invitation: text({ opaque: true, max: 64 }),
    signingKey: text({ opaque: true, max: 64 }),
    exchangeKey: text({ opaque: true, max: 64 }),
    documentKey: text({ opaque: true, max: 130 }),
    certificate: text({ opaque: true, max: 8000 }),
  },
  list: ['login', 'person', 'roles', 'status', 'since'],
  sections: [
    { key: 'access', fields: ['login', 'person', 'roles', 'status', 'origin', 'since'] },
    { key: 'keys', fields: ['invitation', 'signingKey', 'exchangeKey', 'documentKey', 'certificate'] },
  ],
  readers: everyRole,
  writers: ['administrator'],
  managed: true,
})
