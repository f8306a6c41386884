import { deviceRecord } from '#shared/modules/journal/device.record.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import { declinationRecord } from '#shared/modules/reports/declination.record.ts'
import { exportRecord } from '#shared/modules/reports/export.record.ts'
import { quizAttemptRecord } from '#shared/modules/training/quiz-attempt.record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import type { ReadEntry } from '../journal/history.ts'
import { deviceCertificateBytes } from '../lifecycle/device.ts'
import { feedIdOf } from '../lifecycle/installation.ts'
import { verifyChange } from '../vault/identity.ts'
import { attemptBreach } from './audit-attempts.ts'
import { type Breach, changedFields, hasRole } from './audit-rights.ts'
import type { AuditState, ReplayedChange, Signer } from './audit-state.ts'

/** Records that the first entry of a vault makes. */
const founding: ReadonlySet<string> = new Set(['vault', 'organisation', 'person', 'member', 'device'])

/** Fields of another's membership that an administrator may set; keys are each member's own. */
const administered: ReadonlySet<string> = new Set(['roles', 'status', 'invitation', 'certificate'])
/** Fields that a member sets on joining and on recovery; roles and person are not among them. */
const own: ReadonlySet<string> = new Set([
  'login',
  'status',
  'origin',
  'since',
  'invitation',
  'signingKey',
  'exchangeKey',
  'documentKey',
  'certificate',
])

/** What stands against a change in the entry that begins a vault, which no roles go before. */
export function genesisBreach(state: AuditState, entry: ReadEntry, change: ReplayedChange): Breach | null {
  const { record, before, after } = change
  const place = `${record.name}/${after.id}`
  if (!founding.has(record.name) || before) return { kind: 'role-missing', detail: `${place} in the first entry` }
  return record.name === deviceRecord.name ? deviceBreach(state, entry, change, '') : null
}

/** What stands against a change of a record that only services write. */
export function managedBreach(
  state: AuditState,
  entry: ReadEntry,
  change: ReplayedChange,
  by: { readonly signer: Signer; readonly vault: string },
): Breach | null {
  const { record, after } = change
  const { signer, vault } = by
  const place = `${record.name}/${after.id}`
  if (record.name === memberRecord.name) return memberBreach(entry, change, signer, place)
  if (record.name === deviceRecord.name) return deviceBreach(state, entry, change, vault)
  if (record.name === quizAttemptRecord.name) return attemptBreach(change, signer, place)
  const ownField = ownWords.get(record.name)
  const isOwnWord = ownField !== undefined && after[ownField] === signer.person
  return isOwnWord || hasRole(signer.roles, record.writers) ? null : { kind: 'role-missing', detail: place }
}

/** What a member may sign or decline whatever their role, by the field that says whose word it is. */
const ownWords: ReadonlyMap<string, string> = new Map([
  [exportRecord.name, 'signer'],
  [declinationRecord.name, 'person'],
])

function memberBreach(entry: ReadEntry, change: ReplayedChange, signer: Signer, place: string): Breach | null {
  const { record, before, after } = change
  const changed = changedFields(record, before, after)
  const administrator = hasRole(signer.roles, ['administrator'])
  if (!before) return administrator ? null : { kind: 'role-missing', detail: `${place} create` }
  // A member points to one person for ever: otherwise separation of duties could be undone afterwards.
  if (changed.includes('person')) return { kind: 'member-changed', detail: `${place} person` }
  const joins = before.status === 'invited' && after.status === 'active'
  const recovers = before.status === after.status && after.origin === 'recovered'
  const bySelf = after.id === entry.member && (joins || recovers) && changed.every((field) => own.has(field))
  if (bySelf) return null
  const foreign = changed.find((field) => !administered.has(field))
  if (foreign !== undefined) return { kind: 'member-changed', detail: `${place} ${foreign}` }
  return administrator ? null : { kind: 'role-missing', detail: `${place} ${changed.join(' ')}` }
}

/**
 * A feed is vouched for by the member who writes it: made once, in its own first entry, under their signing key. The
 * certificate of the genesis feed names the vault '', which has no id yet.
 */
function deviceBreach(state: AuditState, entry: ReadEntry, change: ReplayedChange, vault: string): Breach | null {
  const { before, after } = change
  const detail = `device/${after.id}`
  if (before) return { kind: 'device-changed', detail }
  if (after.member !== entry.member || after.feed !== entry.device) return { kind: 'device-foreign', detail }
  const bytes = (value: AnyValue | undefined) => Buffer.from(String(value), 'hex')
  const publicKey = bytes(after.signingKey)
  const signingKey = bytes(state.find(memberRecord.name, entry.member)?.signingKey)
  const vouched = deviceCertificateBytes(vault, entry.member, publicKey)
  const isVouchedFor =
    feedIdOf(publicKey) === entry.device && verifyChange(signingKey, vouched, bytes(after.certificate))
  return isVouchedFor ? null : { kind: 'device-certificate', detail }
}
