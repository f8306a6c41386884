import { dayIn, instantOf } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { deviceRecord } from '#shared/modules/journal/device.record.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { migrate } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'
import { always } from '../database/row-rule.ts'
import type { Host } from '../host.ts'
import { type OpenVault, openStore, type Store } from '../open-vault.ts'
import { blankEntity } from '../records/changes.ts'
import { beginWork } from '../records/unit-of-work.ts'
import { removeUnfinishedAttachments } from '../vault/attachments.ts'
import { calibrate, type DerivationCost } from '../vault/derivation.ts'
import { type DeviceKey, keepDeviceKey, loadDeviceKey, makeDeviceKey, replaceDeviceKey } from '../vault/device-key.ts'
import type { Identity } from '../vault/identity.ts'
import { acquireLock } from '../vault/lock.ts'
import { closeVault, openWithInvitation, openWithRecoveryKey, type UnlockedVault, unlock } from '../vault/unlock.ts'
import { inspectVaultFolder, vaultPaths } from '../vault/vault-folder.ts'
import { addPasswordSlot } from '../vault/vault-header.ts'
import { assembleVault, type VaultParts } from './assemble.ts'
import { isAuthorityAwaited, keepAuthority } from './authority.ts'
import { publicKeyValues } from './create.ts'
import { type DeviceFeed, deviceValues, feedOf, ownFeed } from './device.ts'
import { findRollback } from './rollback.ts'

export type Entrance =
  | { readonly kind: 'password'; readonly login: string | null; readonly password: string }
  | { readonly kind: 'invitation'; readonly code: string; readonly login: string; readonly password: string }
  | { readonly kind: 'recovery'; readonly recoveryKey: string; readonly login: string; readonly password: string }

/**
 * Opens a vault for one member. `forbidden` for wrong secrets and revoked members, `busy` where it is held, `storage`
 * for damage, each by name.
 */
export async function openVault(
  host: Host,
  folder: string,
  entrance: Entrance,
  options: { readonly cost?: DerivationCost } = {},
): Promise<OpenVault> {
  inspectVaultFolder(folder)
  const lock = acquireLock(folder, host.now())
  try {
    switch (entrance.kind) {
      case 'password':
        return await enter(host, lock, await unlock(folder, entrance.login, entrance.password))
      case 'invitation':
        return await join(host, lock, folder, entrance, options.cost)
      case 'recovery':
        return await recover(host, lock, folder, entrance, options.cost)
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

type Lock = ReturnType<typeof acquireLock>

async function enter(host: Host, lock: Lock, unlocked: UnlockedVault): Promise<OpenVault> {
  try {
    return await admit(host, lock, unlocked, null)
  } catch (error) {
    // Whoever is refused, a revoked member for one, leaves no key in memory.
    closeVault(unlocked)
    throw error
  }
}

async function join(
  host: Host,
  lock: Lock,
  folder: string,
  entrance: Extract<Entrance, { kind: 'invitation' }>,
  cost: DerivationCost | undefined,
): Promise<OpenVault> {
  const opened = await openWithInvitation(folder, entrance.code, host.now())
  try {
    const credentials = { ...entrance, cost: cost ?? (await calibrate('standard')) }
    const unlocked = await addPasswordSlot(opened, opened.memberId, credentials, { removes: [opened.slotId] })
    return await admit(host, lock, unlocked, { ...joinedValues(host, unlocked), login: entrance.login })
  } catch (error) {
    closeVault(opened)
    throw error
  }
}

async function recover(
  host: Host,
  lock: Lock,
  folder: string,
  entrance: Extract<Entrance, { kind: 'recovery' }>,
  cost: DerivationCost | undefined,
): Promise<OpenVault> {
  const opened = await openWithRecoveryKey(folder, entrance.recoveryKey)
  try {
    const known = opened.header.sealed.members.find(
      ({ login }) => login.normalize('NFKC').toLowerCase() === entrance.login.trim().normalize('NFKC').toLowerCase(),
    )
    if (!known) {
      const parameters = { login: entrance.login }
      throw new OperationError('missing', 'errors.unknownLogin', { parameters })
    }
    const credentials = { ...entrance, login: known.login, cost: cost ?? (await calibrate('standard')) }
    const removes = known.slot ? [known.slot] : []
    const unlocked = await addPasswordSlot(opened, known.id, credentials, { removes })
    const recovered = { origin: 'recovered', since: instantOf(host.now()), certificate: null }
    return await admit(host, lock, unlocked, { ...recovered, ...publicKeyValues(unlocked.identity) })
  } catch (error) {
    closeVault(opened)
    throw error
  }
}

/**
 * Opens the database and starts a feed where this installation has none. Without the comparison of keys, someone who
 * holds the vault key could put an identity of their own into a header (test: 'refuses a foreign identity').
 */
async function admit(
  host: Host,
  lock: Lock,
  unlocked: UnlockedVault,
  given: Readonly<Record<string, AnyValue>> | null,
): Promise<OpenVault> {
  const db = openDatabase(vaultPaths(unlocked.folder).database, unlocked.keys.database)
  try {
    migrate(db)
    const store = openStore(db)
    const member = store.table(memberRecord).find(unlocked.memberId, always)
    const publicKeys = publicKeyValues(unlocked.identity)
    // A crash between the writing of the slot and the journal leaves a member in waiting with a slot: finished here.
    const waiting = member?.status === 'invited' && member.signingKey === null
    const changes = given ?? (waiting ? joinedValues(host, unlocked) : null)
    if (!member || (!changes && member.signingKey !== publicKeys.signingKey))
      throw new OperationError('storage', 'errors.headerDamaged', { parameters: { vault: unlocked.folder } })
    if (member.status === 'revoked') throw new OperationError('forbidden', 'errors.memberRevoked')
    const owner = { vault: unlocked.vaultId, identity: unlocked.identity }
    const rollback = findRollback(host, unlocked, store)
    if (!changes && rollback) {
      return assembleVault({ host, unlocked, store, lock, rollback, ...feedAfterConfirmation(host, store, owner) })
    }
    // A new identity cannot open the feed key of the one before it, so whoever joins or recovers begins a feed.
    const keyOf = given ? replaceDeviceKey : loadDeviceKey
    const device = keyOf(host.dataFolder, unlocked.vaultId, unlocked.identity)
    const known = feedOf(host, db, { ...owner, device })
    const own = known.isNew || changes ? announceMember({ host, store, unlocked, device, member, changes }) : known
    const vault = assembleVault({ host, unlocked, store, own, lock, rollback })
    if (given || isAuthorityAwaited(vault)) await keepAuthority(vault)
    removeUnfinishedAttachments(vaultPaths(unlocked.folder).attachments)
    return vault
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * The feed of a vault that is older than what was seen of it: a new one, which nobody knows before an administrator
 * confirms. To go on with the old key would sign a second entry under a number that it has signed before.
 */
function feedAfterConfirmation(
  host: Host,
  store: Store,
  owner: { readonly vault: string; readonly identity: Identity },
): Required<Pick<VaultParts, 'own' | 'confirmed'>> {
  const device = makeDeviceKey()
  const own = feedOf(host, store.db, { ...owner, device })
  return {
    own,
    confirmed: {
      write(create) {
        ownFeed(host, store.db, { ...owner, device })
        const { installation, letter } = own
        create(deviceRecord, deviceValues({ ...owner, device, installation, letter, now: host.now() }))
      },
      keep: () => keepDeviceKey(host.dataFolder, owner.vault, owner.identity, device),
    },
  }
}

function joinedValues(host: Host, unlocked: UnlockedVault): Readonly<Record<string, AnyValue>> {
  const joined = { status: 'active', since: instantOf(host.now()), invitation: null }
  return { ...joined, ...publicKeyValues(unlocked.identity) }
}

/** Journals, as the member's own first entry here, their keys and the feed that they write to; answers that feed. */
function announceMember(given: {
  readonly host: Host
  readonly store: Store
  readonly unlocked: UnlockedVault
  readonly device: DeviceKey
  readonly member: AnyEntity
  readonly changes: Readonly<Record<string, AnyValue>> | null
}): DeviceFeed {
  const { host, store, unlocked, device, member, changes } = given
  const { identity, vaultId } = unlocked
  const now = host.now()
  const person = String(member.person)
  const announce = store.db.transaction(() => {
    const own = ownFeed(host, store.db, { vault: vaultId, identity, device })
    const work = beginWork(store, own, { now, zone: host.zone, today: dayIn(host.zone, now), person })
    if (changes) work.save(memberRecord, member, { ...member, ...changes })
    if (own.isNew) {
      const { installation, letter } = own
      const values = deviceValues({ vault: vaultId, identity, device, installation, letter, now })
      const id = host.newId()
      work.save(deviceRecord, null, { ...blankEntity(deviceRecord, id), ...values })
    }
    work.finish()
    return own
  })
  return announce.immediate()
}
