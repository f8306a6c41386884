import { rmSync } from 'node:fs'
import { instantOf } from '#shared/base/calendar.ts'
import type { Language } from '#shared/base/translate.ts'
import { deviceRecord } from '#shared/modules/journal/device.record.ts'
import { vaultRecord } from '#shared/modules/journal/vault.record.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { migrate } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'
import type { Host } from '../host.ts'
import { entryWriter, openFeed, registerFeed } from '../journal/feed.ts'
import { buildGenesis } from '../journal/genesis.ts'
import { type OpenVault, openStore } from '../open-vault.ts'
import { blankEntity, operationsBetween } from '../records/changes.ts'
import type { DerivationCost } from '../vault/derivation.ts'
import { keepDeviceKey, makeDeviceKey } from '../vault/device-key.ts'
import { createIdentity, type Identity, publicIdentity, signChange } from '../vault/identity.ts'
import { createMasterKey } from '../vault/keys.ts'
import { acquireLock } from '../vault/lock.ts'
import { refuseWeakPassword } from '../vault/password-strength.ts'
import { createVaultFolder } from '../vault/vault-folder.ts'
import { addRecoverySlot, createHeader } from '../vault/vault-header.ts'
import { assembleVault } from './assemble.ts'
import { foundAuthority } from './authority.ts'
import { deviceValues } from './device.ts'
import { feedIdOf, installationId, letterOf } from './installation.ts'

export type NewVault = {
  readonly folder: string
  readonly name: string
  readonly organisation: string
  readonly person: string
  readonly login: string
  readonly password: string
  readonly cost: DerivationCost
  readonly language: Language
  readonly zone: string
  readonly demo: boolean
}

type Founding = readonly { readonly record: AnyRecord; readonly entity: AnyEntity }[]

/** Public halves of a member's keys as the member record holds them. */
export function publicKeyValues(identity: Identity): Readonly<Record<string, AnyValue>> {
  const { signing, exchange, document } = publicIdentity(identity)
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  return { signingKey: hex(signing), exchangeKey: hex(exchange), documentKey: hex(document) }
}

/** The records that a vault begins with: itself, its organisation, its founder as person and member, their device. */
function foundingRecords(host: Host, given: NewVault, keys: FoundingKeys): Founding {
  const now = host.now()
  const { identity, person } = keys
  const entity = (record: AnyRecord, id: string, values: Readonly<Record<string, AnyValue>>) => ({
    record,
    entity: { ...blankEntity(record, id), ...values, state: record.workflow?.initial ?? '' },
  })
  const installation = installationId(host.dataFolder)
  const device = { vault: '', identity, device: keys.device, installation, letter: letterOf(0), now }
  return [
    entity(vaultRecord, host.newId(), { name: given.name, demo: given.demo, createdOn: instantOf(now) }),
    entity(organisationRecord, host.newId(), {
      name: given.organisation,
      zone: given.zone,
      language: given.language,
      reportDay: 6,
    }),
    entity(personRecord, person, { name: given.person }),
    entity(memberRecord, identity.memberId, {
      login: given.login,
      person,
      roles: 'administrator lead auditor trainer',
      status: 'active',
      origin: 'founder',
      since: instantOf(now),
      ...publicKeyValues(identity),
    }),
    entity(deviceRecord, host.newId(), deviceValues(device)),
  ]
}

type FoundingKeys = {
  readonly identity: Identity
  readonly device: ReturnType<typeof makeDeviceKey>
  readonly person: string
}

/**
 * Makes a vault: the first entry, whose hash is the vault's id; header and recovery slot; the encrypted database with
 * that entry and its rows; the team's authority. A failure on the way removes the folder that was made.
 */
export async function createVault(
  host: Host,
  given: NewVault,
): Promise<{ readonly vault: OpenVault; readonly recoveryKey: string }> {
  await refuseWeakPassword(given.password, [given.login, given.person, given.name])
  const paths = createVaultFolder(given.folder)
  const lock = acquireLock(given.folder, host.now())
  try {
    const identity = createIdentity(host.newId())
    const keys: FoundingKeys = { identity, device: makeDeviceKey(), person: host.newId() }
    const now = host.now()
    const founding = foundingRecords(host, given, keys)
    const device = feedIdOf(keys.device.publicKey)
    const sign = (message: Uint8Array) => signChange(keys.device.key, message)
    const operations = founding.flatMap(({ record, entity }) => operationsBetween(record, null, entity, null))
    const writer = { device, member: identity.memberId, sign }
    const genesis = buildGenesis({ wall: now, zone: host.zone, operations }, writer)
    const masterKey = createMasterKey()
    const header = { vaultId: genesis.vault, identity, masterKey, heads: [], now }
    const created = await createHeader(given.folder, { ...header, ...given })
    const recovery = await addRecoverySlot(created)
    keepDeviceKey(host.dataFolder, genesis.vault, identity, keys.device)
    const db = openDatabase(paths.database, created.keys.database, { create: true })
    migrate(db)
    const store = openStore(db)
    const { publicKey } = keys.device
    const over = (connection: typeof db) =>
      openFeed(connection, { vault: genesis.vault, device, member: identity.memberId, publicKey, sign })
    db.transaction(() => {
      const letter = letterOf(0)
      registerFeed(db, { device, member: identity.memberId, publicKey, letter })
      entryWriter(db)(genesis.entry)
      for (const { record, entity } of founding) {
        const at = instantOf(now)
        const stamp = { createdAt: at, createdBy: keys.person, updatedAt: at, updatedBy: keys.person }
        store.table(record).insert({ ...entity, ...stamp, revision: `${device}:1` })
      }
    })()
    const own = { device, letter: letterOf(0), feed: over(db), over }
    const vault = assembleVault({ host, unlocked: recovery.vault, store, own, lock, rollback: null })
    await foundAuthority(vault, given.organisation)
    vault.saveHeads()
    return { vault, recoveryKey: recovery.groups.join('-') }
  } catch (error) {
    lock.release()
    rmSync(given.folder, { recursive: true, force: true })
    throw error
  }
}
