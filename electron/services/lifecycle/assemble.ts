import { existsSync } from 'node:fs'
import { invariant } from '#shared/base/assert.ts'
import { instantOf } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { authorityRecord } from '#shared/modules/members/authority.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import type { Entity } from '#shared/record/record.ts'
import { isRole } from '#shared/record/roles.ts'
import type { Actor } from '../actor.ts'
import { always } from '../database/row-rule.ts'
import type { Host } from '../host.ts'
import { anchorCheck } from '../journal/anchor-check.ts'
import type { OpenVault, OwnFeed, Store } from '../open-vault.ts'
import { loadAnchor } from '../vault/anchor.ts'
import { attachmentFile } from '../vault/attachments.ts'
import type { VaultLock } from '../vault/lock.ts'
import { closeVault, type UnlockedVault } from '../vault/unlock.ts'
import { vaultPaths } from '../vault/vault-folder.ts'
import { headsFrom, headsOf, keepHeads } from './heads.ts'

/** The parts that an opened vault is made of. */
export type VaultParts = {
  readonly host: Host
  readonly unlocked: UnlockedVault
  readonly store: Store
  readonly own: OwnFeed
  readonly lock: VaultLock
}

type MemberRow = { readonly login: string; readonly person: string; readonly roles: string; readonly status: string }

/** Who a member is and what they may do; `forbidden` where they are not active. */
export function readActor(store: Store, member: string): Actor {
  const row = store.db
    .prepare<[string], MemberRow>('SELECT "login", "person", "roles", "status" FROM "members" WHERE "id" = ?')
    .get(member)
  if (row?.status !== 'active') throw new OperationError('forbidden', 'errors.memberRevoked')
  const active = store.db
    .prepare<[], number>(`SELECT count(DISTINCT "person") FROM "members" WHERE "status" = 'active'`)
    .pluck()
    .get()
  const { login, person } = row
  return { member, login, person, roles: row.roles.split(' ').filter(isRole), alone: active === 1 }
}

type Organisation = {
  readonly zone: string
  readonly ranges: ReadonlyMap<string, { readonly prefix: string; readonly width: number }>
}

function readOrganisation(store: Store): Organisation {
  const entity = store.table(organisationRecord).all([], [], always)[0]
  invariant(entity, 'every vault is made with its organisation')
  const parts = Array.isArray(entity.numberRanges) ? entity.numberRanges : []
  const ranges = parts.map(
    (part) => [String(part.record), { prefix: String(part.prefix), width: Number(part.width) }] as const,
  )
  return { zone: String(entity.zone), ranges: new Map(ranges) }
}

function rollbackOf(parts: VaultParts): OpenVault['rolledBack'] {
  const { host, unlocked, store } = parts
  const anchor = loadAnchor(host.dataFolder, unlocked)
  if (anchor.state !== 'known') return null
  const verdict = anchorCheck(store.db, headsFrom(anchor.anchor.heads))
  if (verdict.state !== 'behind' && verdict.state !== 'forked') return null
  const newest = store.db.prepare<[], number>('SELECT coalesce(max(wall), 0) FROM changeSets').pluck().get() ?? 0
  return { vaultSeenAt: instantOf(newest), anchorSeenAt: instantOf(anchor.anchor.at) }
}

/** How long after the last commit the anchor is written, and how often the header at most, in milliseconds. */
const anchorDelay = 2_000
const headerInterval = 15 * 60_000

/** Puts an opened vault together for one member. */
export function assembleVault(parts: VaultParts): OpenVault {
  const { host, store, own, lock } = parts
  let unlocked = parts.unlocked
  let actor: Actor | null = null
  let organisation: Organisation | null = null
  let rolledBack = rollbackOf(parts)
  let confirming = false
  let timer: NodeJS.Timeout | null = null
  let headerWrittenAt = host.now()
  const facts = store.db.prepare<[], { name: string; demo: number }>('SELECT "name", "demo" FROM "vaults"').get()
  invariant(facts, 'every vault has its genesis')
  const attachments = vaultPaths(unlocked.folder).attachments
  const currentOrganisation = () => {
    organisation ??= readOrganisation(store)
    return organisation
  }
  const keepAnchor = () => {
    timer = null
    keepHeads(host, unlocked, headsOf(store.db, unlocked.vaultId))
  }
  const vault: OpenVault = {
    host,
    folder: unlocked.folder,
    name: facts.name,
    demo: facts.demo === 1,
    store,
    own,
    member: unlocked.memberId,
    keys: () => unlocked,
    replaceKeys: (next) => {
      unlocked = next
    },
    actor: () => {
      actor ??= readActor(store, unlocked.memberId)
      return actor
    },
    zone: () => currentOrganisation().zone,
    numberRange: (record, prefix) => currentOrganisation().ranges.get(record.name) ?? { prefix, width: 3 },
    hasAttachment: (id) => /^[0-9a-f]{64}$/.test(id) && existsSync(attachmentFile(attachments, id)),
    refuseReadOnly: () => {
      if (rolledBack && !confirming)
        throw new OperationError('conflict', 'errors.rolledBack', { parameters: rolledBack })
    },
    get rolledBack() {
      return rolledBack
    },
    confirmRollback: () => {
      confirming = true
    },
    afterFailure: () => {
      confirming = false
    },
    afterCommit: (touched) => {
      if (confirming) {
        // What was seen last is from here on the vault as it now is; until the commit it was still the newer one.
        rolledBack = null
        confirming = false
        vault.saveHeads()
      }
      if (touched.includes('member')) actor = null
      if (touched.includes('organisation')) organisation = null
      timer ??= setTimeout(keepAnchor, anchorDelay).unref()
      if (host.now() - headerWrittenAt > headerInterval) vault.saveHeads()
    },
    saveHeads: () => {
      headerWrittenAt = host.now()
      own.feed.saveCheckpoint()
      unlocked = keepHeads(host, unlocked, headsOf(store.db, unlocked.vaultId), true)
    },
    close: () => {
      if (timer) clearTimeout(timer)
      timer = null
      if (!rolledBack) vault.saveHeads()
      store.db.close()
      lock.release()
      closeVault(unlocked)
    },
  }
  return vault
}

/** The record of the team's authority, which a vault has from its second entry on. */
export function authorityOf(store: Store): Entity<typeof authorityRecord> {
  const entity = store.table(authorityRecord).all([], [], always)[0]
  invariant(entity, 'every vault is made with its authority')
  // The table decodes by the same fields that the type is derived from.
  return entity as Entity<typeof authorityRecord>
}
