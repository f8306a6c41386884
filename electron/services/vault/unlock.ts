import path from 'node:path'
import { OperationError } from '#shared/contract/errors.ts'
import type { Header, Slot } from './header.ts'
import { openSealedHeader } from './header-codec.ts'
import { type FoundHeader, type HealedHeader, headerNames, healHeaderFiles, readHeaderFiles } from './header-file.ts'
import type { Identity } from './identity.ts'
import { parseInvitationCode } from './invitation.ts'
import { deriveVaultKeys, type VaultKeys, zeroVaultKeys } from './keys.ts'
import { parseRecoveryKey } from './recovery-key.ts'
import { loginLabel, type OpenedSlot, openCodeSlot, openPasswordSlot } from './slot.ts'

/** An opened vault: `vaultId` is the lower-case hexadecimal of the genesis hash; `healed` a header copy now restored. */
export type OpenedVault = {
  readonly folder: string
  readonly vaultId: string
  readonly slotId: Uint8Array
  readonly epoch: number
  readonly masterKey: Buffer
  readonly keys: VaultKeys
  readonly header: Header
  readonly healed: HealedHeader | null
}

/** A vault opened by a member with a password. */
export type UnlockedVault = OpenedVault & { readonly memberId: string; readonly identity: Identity }

/**
 * Opens by name and password; without a name by the first password slot, which is its creator's. A wrong name and a
 * wrong password are the same refusal (`forbidden`, `errors.wrongPassword`). Damage is `storage`: see
 * `readHeaderFiles`, and `errors.headerDamaged` where the slot opens and no copy is authentic.
 */
export async function unlock(folder: string, login: string | null, password: string): Promise<UnlockedVault> {
  const refusal = new OperationError('forbidden', 'errors.wrongPassword')
  const opened = await openBySlot(folder, refusal, async ({ copy }) => {
    const slot = copy.clear.slots.find((candidate) => {
      if (candidate.kind !== 'password') return false
      return login === null || loginLabel(copy.clear.salt, login).equals(candidate.label)
    })
    if (slot?.kind !== 'password') return null
    const content = await openPasswordSlot(copy.clear.vaultId, slot, password)
    return content && { slot, content }
  })
  const { identity, ...vault } = opened
  if (identity === null) throw refusal
  return { ...vault, identity, memberId: identity.memberId }
}

/** Opens by the printed recovery key; `forbidden`, `errors.wrongRecoveryKey` if it is of another vault or withdrawn. */
export async function openWithRecoveryKey(folder: string, text: string): Promise<OpenedVault> {
  const secret = parseRecoveryKey(text)
  const refusal = new OperationError('forbidden', 'errors.wrongRecoveryKey')
  const { identity: _none, ...vault } = await openBySlot(folder, refusal, (found) => tryCode(found, 'recovery', secret))
  secret.fill(0)
  return vault
}

/**
 * Opens by an invitation code, to make the invited member's own slot; `memberId` is the member record invited.
 * `forbidden`: `errors.wrongInvitation` (never issued here, used or withdrawn), `errors.invitationExpired`.
 */
export async function openWithInvitation(
  folder: string,
  text: string,
  now: number,
): Promise<OpenedVault & { readonly memberId: string }> {
  const secret = parseInvitationCode(text)
  const refusal = new OperationError('forbidden', 'errors.wrongInvitation')
  const { identity: _none, ...vault } = await openBySlot(folder, refusal, (found) =>
    tryCode(found, 'invitation', secret),
  )
  secret.fill(0)
  const recipient = vault.header.sealed.recipients.find(({ slot }) => equalBytes(slot, vault.slotId))
  const isExpired = recipient?.expires != null && recipient.expires < now
  if (recipient?.member == null || isExpired) {
    closeVault(vault)
    throw isExpired ? new OperationError('forbidden', 'errors.invitationExpired') : refusal
  }
  return { ...vault, memberId: recipient.member }
}

/** Overwrites the keys of an opened vault; what the crypto library copied goes with its process. */
export function closeVault(vault: OpenedVault): void {
  vault.masterKey.fill(0)
  zeroVaultKeys(vault.keys)
}

/** Whether two byte strings are the same. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}

type Attempt = { readonly slot: Slot; readonly content: OpenedSlot }

async function openBySlot(
  folder: string,
  refusal: OperationError,
  attempt: (found: FoundHeader) => Attempt | null | Promise<Attempt | null>,
): Promise<OpenedVault & { readonly identity: Identity | null }> {
  const files = readHeaderFiles(folder)
  for (const [index, found] of files.found.entries()) {
    const opened = await attempt(found)
    // Only a newest copy that is not authentic sends us to the older one: there, a withdrawn slot may still open.
    if (opened === null && index === 0) throw refusal
    if (opened === null) break
    const { clear } = found.copy
    const { masterKey, epoch, identity } = opened.content
    const keys = deriveVaultKeys(masterKey, clear.vaultId, epoch)
    const sealed = openSealedHeader(found.copy, keys.header)
    if (sealed !== null) {
      const vaultId = Buffer.from(clear.vaultId).toString('hex')
      const healed = healHeaderFiles(folder, files, found)
      const header = { clear, sealed }
      return { folder, vaultId, slotId: opened.slot.id, epoch, masterKey, keys, header, healed, identity }
    }
    masterKey.fill(0)
    zeroVaultKeys(keys)
  }
  throw new OperationError('storage', 'errors.headerDamaged', {
    parameters: { vault: path.basename(folder), file: headerNames.join(', ') },
  })
}

function tryCode(found: FoundHeader, kind: 'recovery' | 'invitation', secret: Buffer): Attempt | null {
  const { vaultId, slots } = found.copy.clear
  for (const slot of slots) {
    if (slot.kind !== kind) continue
    const content = openCodeSlot(vaultId, slot, secret)
    if (content !== null) return { slot, content }
  }
  return null
}
