import type { Entity } from '../../record/record.ts'
import type { attestationRecord } from './attestation.record.ts'
import { approversOf, type Missing, type Quorum, quorumOf, versionHash } from './policies.approval.ts'
import { attestationsByPerson, attestedByUnit, type UnitAttested } from './policies.attestation-state.ts'
import { exceptionUrgency, projectExceptions } from './policies.exceptions.ts'
import { type DifferenceExcerpt, excerptDifference } from './policies.excerpt.ts'
import type { policyApprovalRecord } from './policy-approval.record.ts'
import type { policyExceptionRecord } from './policy-exception.record.ts'
import type { policyVersionRecord } from './policy-version.record.ts'

type Version = Entity<typeof policyVersionRecord>
type NameOf = (record: string, id: string | null) => string

/** One who was named to approve the wording; `state` is null where nobody was asked yet. */
export type NamedApproval = {
  readonly person: string
  readonly capacity: string | null
  readonly isRequired: boolean
  readonly state: string | null
  readonly on: string | null
  readonly reason: string
}

/** Leave to deviate that was given and is not over; `urgency` says that it has run out, or does so soon. */
export type StandingException = {
  readonly number: string
  readonly title: string
  readonly clause: string
  readonly department: string
  readonly risk: string | null
  readonly measures: string
  readonly approver: string
  readonly dueOn: string
  readonly urgency: 'expired' | 'soon' | null
}

/** One person who was asked to read and accept the wording; `way` is null where they have not. */
export type NamedAttestation = {
  readonly person: string
  readonly department: string
  readonly state: string
  readonly on: string | null
  readonly way: 'program' | 'reply' | null
}

/** How far one wording of a policy has come with those who approve it and those it binds, names resolved; days are `YYYY-MM-DD`. */
export type PolicyWording = {
  readonly wording: Pick<
    Version,
    'title' | 'version' | 'state' | 'text' | 'effectiveOn' | 'supersededOn' | 'approvedOn'
  > & { readonly hash: string; readonly author: string; readonly approvedBy: string }
  readonly approvals: readonly NamedApproval[]
  /** What is missing is a capacity, or a person by name. */
  readonly quorum: Quorum
  /** The wording was approved by one who wrote it or brought it forward. */
  readonly selfApproved: boolean
  /** Against the wording before it; null where there is none. */
  readonly changes: (DifferenceExcerpt & { readonly before: string }) | null
  readonly exceptions: readonly StandingException[]
  /** Null for who sees a part of it alone. */
  readonly attestation: {
    readonly asked: number
    readonly attested: number
    readonly units: readonly (Omit<UnitAttested, 'department'> & { readonly department: string })[]
    readonly people: readonly NamedAttestation[]
  } | null
}

/** The records that tell how a wording stands; it is compared with `before`. `versions` are all of its policy as they were made. */
export type PolicyWordingSource = {
  readonly version: Version
  readonly before: Version | null
  readonly versions: readonly Version[]
  readonly approvals: readonly Entity<typeof policyApprovalRecord>[]
  readonly exceptions: readonly Entity<typeof policyExceptionRecord>[]
  readonly attestations: readonly Entity<typeof attestationRecord>[] | null
  readonly on: string
  readonly nameOf: NameOf
}

/** The wording made before one, whether or not it was ever in force: what a review compares with. */
export function versionBefore(version: Version, versions: readonly Version[]): Version | null {
  const at = versions.findIndex(({ id }) => id === version.id)
  return at < 1 ? null : (versions[at - 1] ?? null)
}

/** The wording that one replaced or is to replace: the last before it that was ever in force, which a draft that was given up is not. */
export function versionReplaced(version: Version, versions: readonly Version[]): Version | null {
  const at = versions.findIndex(({ id }) => id === version.id)
  const earlier = versions.slice(0, Math.max(at, 0))
  return earlier.findLast(({ state }) => state === 'superseded' || state === 'effective') ?? null
}

/** The approvals that stand: a decision taken, else the request that still runs or was not needed any more. */
function namedApprovals({ version, approvals, nameOf }: PolicyWordingSource): readonly NamedApproval[] {
  const hash = versionHash(version)
  const ofText = approvals.filter(({ textHash }) => textHash === hash)
  return approversOf(version).map(({ person, capacity, isRequired }) => {
    const own = ofText.filter((one) => one.person === person)
    const one = own.findLast(({ state }) => state !== 'voided') ?? own.at(-1)
    return {
      ...{ person: nameOf('person', person), capacity, isRequired, state: one?.state ?? null },
      ...{ on: one?.decidedOn ?? null, reason: one?.reason ?? '' },
    }
  })
}

function namedQuorum({ version, approvals, nameOf }: PolicyWordingSource): Quorum {
  const quorum = quorumOf(version, approvals)
  const named = ({ kind, value }: Missing) => ({ kind, value: kind === 'person' ? nameOf('person', value) : value })
  return { ...quorum, missing: quorum.missing.map(named) }
}

function isSelfApproved({ version, approvals }: PolicyWordingSource): boolean {
  const proposers = [version.author, version.submittedBy, version.createdBy]
  const hash = versionHash(version)
  const given = approvals.filter(({ state, textHash }) => state === 'approved' && textHash === hash)
  return given.some(({ person }) => proposers.includes(person)) || proposers.includes(version.approvedBy ?? '')
}

function standingExceptions({ exceptions, on, nameOf }: PolicyWordingSource): readonly StandingException[] {
  const known = new Map(exceptions.map((row) => [row.id, row]))
  return projectExceptions(exceptions, on).rows.flatMap(({ id }) => {
    const row = known.get(id)
    if (!row || (row.state !== 'inForce' && row.state !== 'expired')) return []
    return [
      {
        ...{ number: row.number ?? '', title: row.title, clause: row.clauseName ?? '', risk: row.risk },
        department: nameOf('department', row.department),
        ...{ measures: row.measures ?? '', approver: nameOf('person', row.decidedBy ?? row.approver) },
        ...{ dueOn: row.dueOn, urgency: exceptionUrgency(row, on) },
      },
    ]
  })
}

function attestationOf({ version, attestations, nameOf }: PolicyWordingSource): PolicyWording['attestation'] {
  if (attestations === null) return null
  const hash = versionHash(version)
  const rows = attestationsByPerson(attestations.filter(({ textHash }) => textHash === hash))
  const units = attestedByUnit(rows).map((unit) => ({ ...unit, department: nameOf('department', unit.department) }))
  const people = rows.map(({ person, department, state, attestedOn, acceptedOn }) => ({
    ...{ person: nameOf('person', person), department: nameOf('department', department), state },
    on: attestedOn ?? acceptedOn,
    way: state !== 'attested' ? null : attestedOn === null ? ('reply' as const) : ('program' as const),
  }))
  return {
    asked: units.reduce((sum, unit) => sum + unit.asked, 0),
    attested: units.reduce((sum, unit) => sum + unit.attested, 0),
    units,
    people: people.toSorted(
      (one, other) => one.department.localeCompare(other.department) || one.person.localeCompare(other.person),
    ),
  }
}

/** A wording with its approvals, what changed in it, leave to deviate from it, and who has read and accepted exactly this text. */
export function projectWording(source: PolicyWordingSource): PolicyWording {
  const { version, before, nameOf } = source
  const { title, text, state, effectiveOn, supersededOn, approvedOn } = version
  return {
    wording: {
      ...{ title, version: version.version, text, state, effectiveOn, supersededOn, approvedOn },
      hash: versionHash(version),
      ...{ author: nameOf('person', version.author), approvedBy: nameOf('person', version.approvedBy) },
    },
    approvals: namedApprovals(source),
    quorum: namedQuorum(source),
    selfApproved: isSelfApproved(source),
    changes: before === null ? null : { ...excerptDifference(before.text, text), before: before.version },
    exceptions: standingExceptions(source),
    attestation: attestationOf(source),
  }
}
