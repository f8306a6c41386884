import { instant, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'
import { defineWorkflow } from '../../record/workflow.ts'

const workflow = defineWorkflow({
  initial: 'unconfirmed',
  states: {
    unconfirmed: { tone: 'attention' },
    confirmed: { tone: 'good', frozen: true },
    revoked: { tone: 'serious', frozen: true },
  },
  transitions: {
    confirm: {
      from: ['unconfirmed'],
      to: 'confirmed',
      roles: ['administrator', 'lead'],
      stamp: { by: 'confirmedBy', on: 'confirmedAt' },
      reason: true,
    },
    revoke: { from: ['unconfirmed', 'confirmed'], to: 'revoked', roles: ['administrator', 'lead'], reason: true },
  },
})

/** A key with which somebody signs replies outside of the program. Whose it is, a person must have confirmed. */
export const replyKeyRecord = defineRecord({
  name: 'replyKey',
  module: 'replies',
  table: 'reply_keys',
  title: 'name',
  fields: {
    name: text({ required: true, max: 300 }),
    fingerprint: text({ required: true, max: 24 }),
    person: reference('person', { required: true }),
    publicKey: text({ required: true, max: 64, unique: true, opaque: true }),
    confirmedBy: reference('person'),
    confirmedAt: instant(),
  },
  list: ['name', 'fingerprint', 'person', 'confirmedBy', 'state'],
  sections: [
    { key: 'key', fields: ['name', 'fingerprint', 'person', 'publicKey'] },
    { key: 'confirmation', fields: ['confirmedBy', 'confirmedAt'] },
  ],
  readers: everyRole,
  writers: ['administrator', 'lead'],
  workflow,
})
