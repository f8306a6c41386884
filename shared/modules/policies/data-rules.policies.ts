import type { Entity } from '../../record/record.ts'
import type { attestationRecord } from './attestation.record.ts'
import { versionHash } from './policies.approval.ts'
import { attestationsByPerson } from './policies.attestation-state.ts'
import type { policyRecord } from './policy.record.ts'
import type { policyVersionRecord } from './policy-version.record.ts'

/** A policy on which grades, scenarios or cases rest; `version` is the one in force, '' where none is. */
export type DataRule = Pick<Entity<typeof policyRecord>, 'title' | 'state' | 'nextReviewOn'> & {
  readonly number: string
  readonly owner: string
  readonly version: string
  readonly effectiveOn: string | null
  readonly isOverdue: boolean
  /** People of the unit who were asked to read and accept exactly that text, and who did. */
  readonly asked: number
  readonly attested: number
}

/** The policies with what is in force of them; attestations are those of people of the unit. */
export type DataRuleSource = {
  readonly policies: readonly Entity<typeof policyRecord>[]
  readonly inForce: readonly Entity<typeof policyVersionRecord>[]
  readonly attestations: readonly Entity<typeof attestationRecord>[]
  readonly on: string
  readonly nameOf: (record: string, id: string | null) => string
}

/** The rules about data that a unit works by, by their number. */
export function dataRules({ policies, inForce, attestations, on, nameOf }: DataRuleSource): readonly DataRule[] {
  return policies
    .map((policy) => {
      const { title, state, nextReviewOn } = policy
      const version = inForce.findLast((one) => one.policy === policy.id)
      const hash = version ? versionHash(version) : ''
      const own = attestations.filter((one) => one.version === version?.id && one.textHash === hash)
      const people = attestationsByPerson(own).filter((one) => one.state !== 'excused')
      return {
        ...{ title, state, nextReviewOn, number: policy.number ?? '', owner: nameOf('person', policy.owner) },
        ...{ version: version?.version ?? '', effectiveOn: version?.effectiveOn ?? null },
        isOverdue: state !== 'retired' && nextReviewOn !== null && nextReviewOn < on,
        ...{ asked: people.length, attested: people.filter((one) => one.state === 'attested').length },
      }
    })
    .toSorted((one, other) => one.number.localeCompare(other.number))
}
