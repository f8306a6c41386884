/** What an audit may find wrong with the journal itself: its entries, values, signatures, trees and index. */
const journalDamages = [
  'leaf-changed',
  'unreadable',
  'gap',
  'truncated',
  'prev-mismatch',
  'column-mismatch',
  'wrong-vault',
  'root-mismatch',
  'fork',
  'checkpoint',
  'tile-changed',
  'signature',
  'commitment',
  'missing-values',
  'stray-rows',
  'index-mismatch',
] as const

/** What entries did that they could not or were not allowed to do when they were written. */
const breaches = [
  'writer-unknown',
  'writer-revoked',
  'writer-not-joined',
  'device-unknown',
  'device-changed',
  'device-foreign',
  'device-certificate',
  'member-changed',
  'role-missing',
  'workflow-violated',
  'separation-violated',
  'frozen-changed',
  'sign-off-kept',
  'stamp-forged',
  'unknown-record',
  'unknown-field',
  'created-twice',
  'never-created',
] as const

/** Where the database is not what the journal says. */
const differences = [
  'row-differs',
  'row-without-entry',
  'entry-without-row',
  'feed-differs',
  'feed-without-device',
  'device-without-feed',
  'search-missing',
  'search-stray',
  'schema-differs',
] as const

/** What is wrong with the files of the vault's folder. */
const fileDamages = [
  'page-damaged',
  'database-unreadable',
  'attachment-missing',
  'attachment-damaged',
  'attachment-unreadable',
  'header-restored',
  'foreign-file',
] as const

/** Every kind of damage that an audit tells, by its name on the wire and on the command line. */
export const damageKinds = [...journalDamages, ...breaches, ...differences, ...fileDamages, 'more-damages'] as const
export type DamageKind = (typeof damageKinds)[number]

/** One exact damage: what is wrong, where (a file, a record or an entry), and what differs there. */
export type Damage = { readonly kind: DamageKind; readonly where: string; readonly detail: string }
