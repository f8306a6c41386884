import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { dayIn } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { vaultRecord } from '#shared/modules/journal/vault.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { SessionMember, SessionStatus, sessionContract } from '#shared/modules/session/session.contract.ts'
import type { LockedContext } from '../../context.ts'
import { always } from '../../database/row-rule.ts'
import type { Host } from '../../host.ts'
import { createVault } from '../../lifecycle/create.ts'
import { expireExceptions } from '../../lifecycle/expire-exceptions.ts'
import { type Entrance, openVault } from '../../lifecycle/open.ts'
import { lastAudit } from '../../lifecycle/weekly-audit.ts'
import type { OpenVault } from '../../open-vault.ts'
import { titleOf } from '../../records/reader.ts'
import { stored } from '../../records/unit-of-work.ts'
import type { Service } from '../../service.ts'
import { calibrate } from '../../vault/derivation.ts'
import { readLockHolder } from '../../vault/lock.ts'
import { estimatePassword } from '../../vault/password-strength.ts'
import { inspectVaultFolder, vaultPaths, vaultSuffix } from '../../vault/vault-folder.ts'
import { changePassword } from '../../vault/vault-header.ts'
import { offerDemo } from './session.demo.ts'
import { defaultFolder } from './session.folder.ts'
import { offerRecoveryKit } from './session.recovery-kit.ts'

/** The signed-in member as the window shows them. */
function sessionMember(vault: OpenVault): SessionMember {
  const { member, person, roles, alone, login } = vault.actor()
  const entity = stored(vault.store, personRecord, person)
  return { id: member, person, name: entity ? titleOf(personRecord, entity) : login, roles, alone }
}

/** The state of the door as the window shows it. */
function statusOf(host: Host, vault: OpenVault | null): SessionStatus {
  if (!vault) {
    return { state: 'locked', host: host.kind, recent: host.recentVaults(), defaultFolder: defaultFolder() }
  }
  const organisation = vault.store.table(organisationRecord).all([], [], always)[0]
  const zone = vault.zone()
  return {
    state: 'open',
    host: host.kind,
    path: vault.folder,
    name: vault.name,
    demo: vault.demo,
    member: sessionMember(vault),
    organisation: organisation?.id ?? '',
    zone,
    today: dayIn(zone, host.now()),
    idleMinutes: host.idleMinutes(),
    lastAudit: lastAudit(vault),
    rolledBack: vault.rolledBack,
  }
}

async function enter(context: LockedContext, folder: string, entrance: Entrance): Promise<SessionStatus> {
  const { host, door } = context
  if (door.vault()) throw new OperationError('conflict', 'errors.alreadyOpen')
  const vault = await openVault(host, path.resolve(folder), entrance)
  door.admit(vault)
  host.rememberVault({ path: vault.folder, name: vault.name })
  expireExceptions(vault)
  return statusOf(host, vault)
}

export const sessionService: Service<typeof sessionContract> = {
  session: {
    status: (_input, { host, door }) => statusOf(host, door.vault()),
    inspect: ({ path: folder }) => {
      if (!existsSync(folder)) return { kind: 'missing', holder: null }
      if (!statSync(folder).isDirectory()) return { kind: 'other', holder: null }
      if (readdirSync(folder).length === 0) return { kind: 'empty', holder: null }
      try {
        inspectVaultFolder(folder)
      } catch (error) {
        if (error instanceof OperationError) return { kind: 'other', holder: null }
        throw error
      }
      const holder = readLockHolder(vaultPaths(folder).lockHolder)
      return { kind: 'vault', holder: holder ? `${holder.host} ${holder.pid}` : null }
    },
    async strength({ password }) {
      const { accepted, score, guesses } = await estimatePassword(password, [])
      return { acceptable: accepted, score, guessesLog10: guesses }
    },
    async create(input, { host, door, progress }) {
      if (door.vault()) throw new OperationError('conflict', 'errors.alreadyOpen')
      progress({ done: 0, total: 2, stage: 'calibrating' })
      const cost = await calibrate(input.profile)
      progress({ done: 1, total: 2, stage: 'creating' })
      const folder = path.resolve(input.path.endsWith(vaultSuffix) ? input.path : `${input.path}${vaultSuffix}`)
      const organisation = input.name
      const { vault, recoveryKey } = await createVault(host, { ...input, organisation, folder, cost, demo: false })
      door.admit(vault)
      host.rememberVault({ path: vault.folder, name: vault.name })
      return { path: vault.folder, recoveryKey }
    },
    unlock: ({ path: folder, login, password }, context) =>
      enter(context, folder, { kind: 'password', login: login === '' ? null : login, password }),
    join: ({ path: folder, ...input }, context) => enter(context, folder, { kind: 'invitation', ...input }),
    recover: ({ path: folder, ...input }, context) => enter(context, folder, { kind: 'recovery', ...input }),
    demo: (input, context) => offerDemo(input, context),
    recoveryKit: (input, context) => offerRecoveryKit(input, context),
    async changePassword({ password, next }, { vault, actor }) {
      const cost = await calibrate('standard')
      const credentials = { login: actor.login, password: next, cost }
      return await vault.changeKeys(async (keys) => [await changePassword(keys, password, credentials), null])
    },
    async chooseIdle({ minutes }, { host }) {
      host.chooseIdleMinutes(minutes)
      return null
    },
    confirmRollback({ reason }, { vault, because, newId, writeManaged, readEverything }) {
      if (!vault.rolledBack) throw new OperationError('conflict', 'errors.notRolledBack')
      // The entry itself is the record of the confirmation: it says why, and names both moments.
      because(`restored: ${reason} (${vault.rolledBack.vaultSeenAt} < ${vault.rolledBack.anchorSeenAt})`)
      for (const { id } of readEverything(vaultRecord).all()) writeManaged(vaultRecord).confirm(id)
      vault.confirmRollback((record, values) => writeManaged(record).create(values, newId()))
      return null
    },
    async lock(_input, { door }) {
      door.lock()
      return null
    },
  },
}
