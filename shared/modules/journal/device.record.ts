import { instant, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/**
 * One member on one installation. `feed` is the id that stands in revisions, `signingKey` the hex Ed25519 key of the
 * feed, and `certificate` the member's signature over both, hex. `letter` marks the numbers given on this installation
 * until they are final.
 */
export const deviceRecord = defineRecord({
  name: 'device',
  module: 'journal',
  table: 'devices',
  title: 'feed',
  fields: {
    feed: text({ required: true, max: 16, unique: true }),
    member: reference('member', { required: true }),
    installation: text({ opaque: true, required: true, max: 36 }),
    signingKey: text({ opaque: true, required: true, max: 64 }),
    certificate: text({ opaque: true, required: true, max: 128 }),
    letter: text({ required: true, max: 4 }),
    since: instant({ required: true }),
  },
  list: ['feed', 'member', 'letter', 'since'],
  sections: [
    { key: 'device', fields: ['feed', 'member', 'letter', 'since', 'installation', 'signingKey', 'certificate'] },
  ],
  readers: everyRole,
  writers: everyRole,
  managed: true,
})
