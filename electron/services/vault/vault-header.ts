import { randomBytes } from 'node:crypto'
import type { CborValue } from '#services/journal/cbor.ts'
import { invariant } from '#shared/base/assert.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { Header, HeaderMember, SlotRecipient } from './header.ts'
import { encodeHeader } from './header-codec.ts'
import { writeBothHeaderFiles, writeHeaderFile } from './header-file.ts'
import { createIdentity, type Identity, publicIdentity } from './identity.ts'
import { createInvitationCode, invitationCommitment } from './invitation.ts'
import { deriveVaultKeys } from './keys.ts'
import { refuseWeakPassword } from './password-strength.ts'
import { createRecoveryKey } from './recovery-key.ts'
import { type Credentials, createCodeSlot, createPasswordSlot, loginLabel, openPasswordSlot } from './slot.ts'
import { equalBytes, type OpenedVault, type UnlockedVault } from './unlock.ts'

/** A vault to be: `vaultId` is the hash of the genesis change-set in hexadecimal, `heads` as the journal writes them. */
export type NewHeader = Credentials & {
  readonly vaultId: string
  readonly identity: Identity
  readonly masterKey: Buffer
  readonly heads: CborValue
  readonly now: number
}

/** Writes both headers of a new vault, with its creator's slot; the folder has to exist. */
export async function createHeader(folder: string, given: NewHeader): Promise<UnlockedVault> {
  invariant(/^[0-9a-f]{64}$/.test(given.vaultId), 'a vault is named by a SHA-256')
  await refuseWeakPassword(given.password, [given.login])
  const vaultId = new Uint8Array(Buffer.from(given.vaultId, 'hex'))
  const { identity, masterKey } = given
  const salt = new Uint8Array(randomBytes(32))
  const epoch = 1
  const keys = deriveVaultKeys(masterKey, vaultId, epoch)
  const slot = await createPasswordSlot({ vaultId, salt }, given, identity, { epoch, masterKey })
  const header: Header = {
    clear: { minor: 0, vaultId, salt, sequence: 0, slots: [slot], extra: {} },
    sealed: {
      members: [describeMember(identity, given.login, slot.id)],
      recipients: [describeRecipient(slot.id, publicIdentity(identity).exchange)],
      epochs: [{ number: epoch, since: given.now, masterKey: null, extra: {} }],
      heads: given.heads,
      extra: {},
    },
  }
  const opened = { folder, vaultId: given.vaultId, slotId: slot.id, epoch, masterKey, keys, header, healed: null }
  return { ...writeSlots(opened, header), identity, memberId: identity.memberId }
}

/** Writes the newest journal heads into the copy whose turn it is: on lock, seal and now and then. */
export function saveHeads<T extends OpenedVault>(vault: T, heads: CborValue): T {
  refuseWipedKeys(vault)
  const sequence = vault.header.clear.sequence + 1
  const header = { clear: { ...vault.header.clear, sequence }, sealed: { ...vault.header.sealed, heads } }
  writeHeaderFile(vault.folder, encodeHeader(header, vault.keys.header), sequence)
  return { ...vault, header }
}

/**
 * Gives a member a slot of their own, with a new identity unless one is handed over, and removes the slots it takes
 * the place of (an invitation used, a forgotten password's) in the same writing. `conflict`, `errors.loginTaken`.
 */
export async function addPasswordSlot(
  vault: OpenedVault,
  memberId: string,
  credentials: Credentials,
  options: { readonly identity?: Identity; readonly removes?: readonly Uint8Array[] } = {},
): Promise<UnlockedVault> {
  await refuseWeakPassword(credentials.password, [credentials.login])
  const { login } = credentials
  const identity = options.identity ?? createIdentity(memberId)
  invariant(identity.memberId === memberId, 'a slot holds its own member')
  const remaining = withoutSlots(vault.header, options.removes ?? [])
  const label = loginLabel(remaining.clear.salt, login)
  if (remaining.clear.slots.some((slot) => slot.kind === 'password' && label.equals(slot.label))) {
    throw new OperationError('conflict', 'errors.loginTaken', { parameters: { login } })
  }
  const slot = await createPasswordSlot(remaining.clear, credentials, identity, vault)
  const member = describeMember(identity, login, slot.id)
  const header: Header = {
    clear: { ...remaining.clear, slots: [...remaining.clear.slots, slot] },
    sealed: {
      ...remaining.sealed,
      members: [...remaining.sealed.members.filter(({ id }) => id !== memberId), member],
      recipients: [...remaining.sealed.recipients, describeRecipient(slot.id, member.exchange)],
    },
  }
  return { ...writeSlots(vault, header), slotId: slot.id, identity, memberId }
}

/** Makes a recovery slot; `groups` are to be printed and then forgotten. */
export async function addRecoverySlot<T extends OpenedVault>(
  vault: T,
): Promise<{ readonly vault: T; readonly slotId: Uint8Array; readonly groups: readonly string[] }> {
  const { secret, groups } = createRecoveryKey()
  const added = await addCodeSlot(vault, 'recovery', secret, {})
  return { vault: added.vault, slotId: added.slotId, groups }
}

/** Makes an invitation for a member record; `commitment` goes into the journal, `groups` to the invited person. */
export async function addInvitationSlot<T extends OpenedVault>(
  vault: T,
  memberId: string,
  expires: number | null,
): Promise<{
  readonly vault: T
  readonly slotId: Uint8Array
  readonly groups: readonly string[]
  readonly commitment: Buffer
}> {
  const { secret, groups } = createInvitationCode()
  const added = await addCodeSlot(vault, 'invitation', secret, { member: memberId, expires })
  const commitment = invitationCommitment(vault.header.clear.vaultId, added.slotId, added.exchange)
  return { vault: added.vault, slotId: added.slotId, groups, commitment }
}

/** Wraps the member's own slot anew, in both copies; backups made before still open with the old password. */
export async function changePassword(
  vault: UnlockedVault,
  current: string,
  credentials: Credentials,
): Promise<UnlockedVault> {
  const { clear } = vault.header
  const slot = clear.slots.find(({ id }) => equalBytes(id, vault.slotId))
  if (slot?.kind !== 'password' || (await openPasswordSlot(clear.vaultId, slot, current)) === null) {
    throw new OperationError('forbidden', 'errors.wrongPassword')
  }
  const { login, password } = credentials
  await refuseWeakPassword(password, [login])
  invariant(loginLabel(clear.salt, login).equals(slot.label), 'a password change keeps the name')
  const fresh = await createPasswordSlot(clear, credentials, vault.identity, vault, slot.id)
  const slots = clear.slots.map((other) => (other === slot ? { ...fresh, extra: slot.extra } : other))
  return writeSlots(vault, { clear: { ...clear, slots }, sealed: vault.header.sealed })
}

/** Withdraws a slot in both copies; the last password slot stays (`conflict`, `errors.lastSlot`). */
export function removeSlot<T extends OpenedVault>(vault: T, slotId: Uint8Array): T {
  const header = withoutSlots(vault.header, [slotId])
  if (!header.clear.slots.some(({ kind }) => kind === 'password')) {
    throw new OperationError('conflict', 'errors.lastSlot')
  }
  return writeSlots(vault, header)
}

async function addCodeSlot<T extends OpenedVault>(
  vault: T,
  kind: 'recovery' | 'invitation',
  secret: Buffer,
  details: Partial<Pick<SlotRecipient, 'member' | 'expires'>>,
): Promise<{ readonly vault: T; readonly slotId: Uint8Array; readonly exchange: Uint8Array }> {
  const { clear, sealed } = vault.header
  const { slot, exchange } = await createCodeSlot(clear.vaultId, kind, secret, vault)
  secret.fill(0)
  const recipient = { ...describeRecipient(slot.id, exchange), ...details }
  const header: Header = {
    clear: { ...clear, slots: [...clear.slots, slot] },
    sealed: { ...sealed, recipients: [...sealed.recipients, recipient] },
  }
  return { vault: writeSlots(vault, header), slotId: slot.id, exchange }
}

function withoutSlots({ clear, sealed }: Header, removed: readonly Uint8Array[]): Header {
  const isRemoved = (id: Uint8Array | null) => id !== null && removed.some((other) => equalBytes(other, id))
  return {
    clear: { ...clear, slots: clear.slots.filter(({ id }) => !isRemoved(id)) },
    sealed: {
      ...sealed,
      members: sealed.members.map((member) => (isRemoved(member.slot) ? { ...member, slot: null } : member)),
      recipients: sealed.recipients.filter(({ slot }) => !isRemoved(slot)),
    },
  }
}

/** A vault locked while a slot was being made has wiped its keys: written now, the header would lie open to zeros. */
function refuseWipedKeys({ masterKey }: OpenedVault): void {
  invariant(
    masterKey.some((byte) => byte !== 0),
    'a header is written with keys, and those of a closed vault are gone',
  )
}

function writeSlots<T extends OpenedVault>(vault: T, changed: Header): T {
  refuseWipedKeys(vault)
  const sequence = vault.header.clear.sequence + 1
  const header = { ...changed, clear: { ...changed.clear, sequence } }
  writeBothHeaderFiles(vault.folder, encodeHeader(header, vault.keys.header), sequence)
  return { ...vault, header }
}

function describeMember(identity: Identity, login: string, slot: Uint8Array): HeaderMember {
  return { id: identity.memberId, login, slot, ...publicIdentity(identity), extra: {} }
}

function describeRecipient(slot: Uint8Array, exchange: Uint8Array): SlotRecipient {
  return { slot, exchange, member: null, expires: null, extra: {} }
}
