import { textSha256 } from '../../base/sha256.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'

/** In which capacity somebody approves. */
export const capacities = ['management', 'business', 'security', 'legal', 'privacy', 'audit'] as const

/** Somebody who is asked to approve. `isRequired`: their capacity, or they themself where they have none, must be among those who did. */
export type Approver = { readonly person: string; readonly capacity: string | null; readonly isRequired: boolean }

/** What is still missing for a quorum beside numbers: a capacity, or a person by id. */
export type Missing = { readonly kind: 'capacity' | 'person'; readonly value: string }

/** How far the approval of a version has come: so many given of so many needed. */
export type Quorum = {
  readonly given: number
  readonly needed: number
  readonly missing: readonly Missing[]
  readonly isMet: boolean
}

type Version = Readonly<Record<string, AnyValue>>

/** Who is asked to approve a version. */
export function approversOf(version: Version): readonly Approver[] {
  return partRows(version.approvers).flatMap(({ person, capacity, isRequired }) =>
    isText(person) ? [{ person, capacity: isText(capacity) ? capacity : null, isRequired: isRequired === true }] : [],
  )
}

/** The digest that approvals and attestations of a version are bound to. */
export function versionHash(version: Version): string {
  return textSha256(isText(version.text) ? version.text : '')
}

/** Counts approvals of exactly this text by those who were asked, each person once. */
export function quorumOf(version: Version, approvals: readonly AnyEntity[]): Quorum {
  const hash = versionHash(version)
  const approvers = approversOf(version)
  const approved = new Set(
    approvals
      .filter((one) => one.state === 'approved' && !one.archived && one.textHash === hash)
      .map(({ person }) => person),
  )
  const given = approvers.filter(({ person }) => approved.has(person))
  const needed = typeof version.quorum === 'number' ? version.quorum : approvers.length
  const missing = approvers
    .filter((one) => one.isRequired)
    .map(
      ({ person, capacity }): Missing =>
        capacity === null ? { kind: 'person', value: person } : { kind: 'capacity', value: capacity },
    )
    .filter(({ kind, value }) => !given.some((one) => (kind === 'person' ? one.person : one.capacity) === value))
  const distinct = missing.filter((one, at) => missing.findIndex(({ value }) => value === one.value) === at)
  const isMet = approvers.length > 0 && given.length >= needed && distinct.length === 0
  return { given: given.length, needed, missing: distinct, isMet }
}
