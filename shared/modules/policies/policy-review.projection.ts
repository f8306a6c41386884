import type { Entity } from '../../record/record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import type { attestationRecord } from './attestation.record.ts'
import type { clauseCommentRecord } from './clause-comment.record.ts'
import { approversOf, type Missing, type Quorum, quorumOf, versionHash } from './policies.approval.ts'
import { attestationsByPerson, attestedByUnit, type UnitAttested } from './policies.attestation-state.ts'
import { exceptionUrgency, projectExceptions } from './policies.exceptions.ts'
import { type DifferenceExcerpt, excerptDifference } from './policies.excerpt.ts'
import { type ReviewRemark, reviewRemarks } from './policies.review-remarks.ts'
import type { policyRecord } from './policy.record.ts'
import type { policyApprovalRecord } from './policy-approval.record.ts'
import type { policyExceptionRecord } from './policy-exception.record.ts'
import type { policyReviewRecord } from './policy-review.record.ts'
import type { policyVersionRecord } from './policy-version.record.ts'

type Policy = Entity<typeof policyRecord>
type Review = Entity<typeof policyReviewRecord>
type Version = Entity<typeof policyVersionRecord>
type Approval = Entity<typeof policyApprovalRecord>
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

/** Who stands for a review: the one responsible for it, and a second person. */
export type ReviewSigner = {
  readonly duty: 'owner' | 'approver' | 'concluder'
  readonly id: string
  readonly person: string
  readonly on: string | null
}

/** All that the document of a policy review says, names resolved; texts are Markdown, days `YYYY-MM-DD`. */
export type PolicyReviewDocument = {
  readonly organisation: string
  readonly classification: string
  readonly on: string
  readonly review: Pick<Review, 'title' | 'state' | 'outcome' | 'dueOn' | 'concludedOn'> & {
    readonly number: string
    readonly owner: string
    readonly reviewers: readonly string[]
    readonly concludedBy: string
    readonly conclusion: string
    readonly questions: readonly { readonly question: string; readonly answer: string; readonly by: string }[]
    readonly actions: readonly {
      readonly title: string
      readonly owner: string
      readonly dueOn: string | null
      readonly isDone: boolean
    }[]
  }
  readonly policy: Pick<Policy, 'title' | 'kind' | 'nextReviewOn' | 'cadenceMonths'> & {
    readonly number: string
    readonly owner: string
    readonly department: string
  }
  readonly wording: Pick<
    Version,
    'title' | 'version' | 'state' | 'text' | 'effectiveOn' | 'supersededOn' | 'approvedOn'
  > & { readonly hash: string; readonly author: string; readonly approvedBy: string }
  readonly approvals: readonly NamedApproval[]
  /** What is missing is a capacity, or a person by name. */
  readonly quorum: Quorum
  /** The wording was approved by one who wrote it or brought it forward. */
  readonly selfApproved: boolean
  readonly remarks: readonly ReviewRemark[]
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
  readonly signers: readonly ReviewSigner[]
}

/** The records that the document of a review stands on; `versions` are all of the policy as they were made. */
export type PolicyReviewSource = {
  readonly organisation: Entity<typeof organisationRecord> | null
  readonly policy: Policy
  readonly review: Review
  readonly version: Version
  readonly versions: readonly Version[]
  readonly comments: readonly Entity<typeof clauseCommentRecord>[]
  readonly approvals: readonly Approval[]
  readonly exceptions: readonly Entity<typeof policyExceptionRecord>[]
  readonly attestations: readonly Entity<typeof attestationRecord>[] | null
  readonly on: string
  readonly nameOf: NameOf
}

/** The wording that one replaced, by the order in which they were made. */
export function versionBefore(version: Version, versions: readonly Version[]): Version | null {
  const at = versions.findIndex(({ id }) => id === version.id)
  return at < 1 ? null : (versions[at - 1] ?? null)
}

/** The approvals that stand: a decision taken, else the request that still runs or was not needed any more. */
function namedApprovals({ version, approvals, nameOf }: PolicyReviewSource): readonly NamedApproval[] {
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

function namedQuorum({ version, approvals, nameOf }: PolicyReviewSource): Quorum {
  const quorum = quorumOf(version, approvals)
  const named = ({ kind, value }: Missing) => ({ kind, value: kind === 'person' ? nameOf('person', value) : value })
  return { ...quorum, missing: quorum.missing.map(named) }
}

function isSelfApproved({ version, approvals }: PolicyReviewSource): boolean {
  const proposers = [version.author, version.submittedBy, version.createdBy]
  const hash = versionHash(version)
  const given = approvals.filter(({ state, textHash }) => state === 'approved' && textHash === hash)
  return given.some(({ person }) => proposers.includes(person)) || proposers.includes(version.approvedBy ?? '')
}

function standingExceptions({ exceptions, on, nameOf }: PolicyReviewSource): readonly StandingException[] {
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

function attestationOf({ attestations, nameOf }: PolicyReviewSource): PolicyReviewDocument['attestation'] {
  if (attestations === null) return null
  const rows = attestationsByPerson(attestations)
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

/** Who is responsible for the review signs first; then who approves the policy, or concluded the review, if it is another. */
function signersOf({ review, policy, nameOf }: PolicyReviewSource): readonly ReviewSigner[] {
  const { owner, concludedBy, concludedOn } = review
  const signer = (duty: ReviewSigner['duty'], id: string, on: string | null) => {
    return { duty, id, person: nameOf('person', id), on }
  }
  const first = signer('owner', owner, concludedBy === owner ? concludedOn : null)
  if (policy.approver !== null && policy.approver !== owner) return [first, signer('approver', policy.approver, null)]
  if (concludedBy !== null && concludedBy !== owner) return [first, signer('concluder', concludedBy, concludedOn)]
  return [first]
}

function reviewOf({ review, nameOf }: PolicyReviewSource): PolicyReviewDocument['review'] {
  const { title, state, outcome, dueOn, concludedOn } = review
  const person = (id: string | null) => nameOf('person', id)
  return {
    ...{ title, state, outcome, dueOn, concludedOn, number: review.number ?? '' },
    ...{ owner: person(review.owner), reviewers: review.reviewers.map(person) },
    ...{ concludedBy: person(review.concludedBy), conclusion: review.conclusion ?? '' },
    questions: review.questions.map(({ question, answer, answeredBy }) => {
      return { question, answer: answer ?? '', by: person(answeredBy) }
    }),
    actions: review.actions.map((action) => {
      return { ...action, owner: person(action.owner), isDone: action.isDone === true }
    }),
  }
}

/** All that the document of a policy review prints: what was reviewed, what was said to it, and how it stands with those it binds. */
export function projectPolicyReview(source: PolicyReviewSource): PolicyReviewDocument {
  const { organisation, policy, version, versions, on, nameOf } = source
  const { title, kind, nextReviewOn, cadenceMonths } = policy
  const { text, state, effectiveOn, supersededOn, approvedOn } = version
  const before = versionBefore(version, versions)
  return {
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    classification: policy.classification ?? organisation?.classification ?? '',
    on,
    review: reviewOf(source),
    policy: {
      ...{ title, kind, nextReviewOn, cadenceMonths, number: policy.number ?? '' },
      ...{ owner: nameOf('person', policy.owner), department: nameOf('department', policy.department) },
    },
    wording: {
      ...{ title: version.title, version: version.version, text, state, effectiveOn, supersededOn, approvedOn },
      hash: versionHash(version),
      ...{ author: nameOf('person', version.author), approvedBy: nameOf('person', version.approvedBy) },
    },
    approvals: namedApprovals(source),
    quorum: namedQuorum(source),
    selfApproved: isSelfApproved(source),
    remarks: reviewRemarks(source),
    changes: before === null ? null : { ...excerptDifference(before.text, text), before: before.version },
    exceptions: standingExceptions(source),
    attestation: attestationOf(source),
    signers: signersOf(source),
  }
}
