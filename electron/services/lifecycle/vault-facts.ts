import { invariant } from '#shared/base/assert.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { authorityRecord } from '#shared/modules/members/authority.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { stampAuthorityRecord } from '#shared/modules/reports/stamp-authority.record.ts'
import type { Entity } from '#shared/record/record.ts'
import { isRole } from '#shared/record/roles.ts'
import type { Actor } from '../actor.ts'
import { always } from '../database/row-rule.ts'
import type { Store } from '../open-vault.ts'

type MemberRow = { readonly login: string; readonly person: string; readonly roles: string; readonly status: string }

/** Who a member is and what they may do; `forbidden`, `errors.memberRevoked`, where they are not active. */
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

/** What the organisation's record settles for the whole vault. */
export type Organisation = {
  readonly zone: string
  readonly ranges: ReadonlyMap<string, { readonly prefix: string; readonly width: number }>
}

/** Reads the one organisation of the vault. */
export function readOrganisation(store: Store): Organisation {
  const entity = store.table(organisationRecord).all([], [], always)[0]
  invariant(entity, 'every vault is made with its organisation')
  const parts = Array.isArray(entity.numberRanges) ? entity.numberRanges : []
  const ranges = parts.map(
    (part) => [String(part.record), { prefix: String(part.prefix), width: Number(part.width) }] as const,
  )
  return { zone: String(entity.zone), ranges: new Map(ranges) }
}

/** The team's authorities, newest first: there is more than one where the key of a former one was lost. */
export function authoritiesOf(store: Store): readonly Entity<typeof authorityRecord>[] {
  const newestFirst = [{ field: 'createdAt', descending: true }]
  // The table decodes by the same fields that the type is derived from.
  return store.table(authorityRecord).all([], newestFirst, always) as readonly Entity<typeof authorityRecord>[]
}

/** The certificates (DER) under which time stamps count here: of who is asked now, and of who was asked before. */
export function stampTrustOf(store: Store): readonly Uint8Array[] {
  return store
    .table(stampAuthorityRecord)
    .all([], [], always)
    .map(({ certificate }) => Buffer.from(String(certificate), 'base64'))
}

/** The authority that issues certificates now; a vault has one from its second entry on. */
export function authorityOf(store: Store): Entity<typeof authorityRecord> {
  const [newest] = authoritiesOf(store)
  invariant(newest, 'every vault is made with its authority')
  return newest
}
