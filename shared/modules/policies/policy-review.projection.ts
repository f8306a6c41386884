import type { Entity } from '../../record/record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import type { clauseCommentRecord } from './clause-comment.record.ts'
import { type ReviewRemark, reviewRemarks } from './policies.review-remarks.ts'
import { type PolicyWording, type PolicyWordingSource, projectWording } from './policies.wording.ts'
import type { policyRecord } from './policy.record.ts'
import type { policyReviewRecord } from './policy-review.record.ts'

type Policy = Entity<typeof policyRecord>
type Review = Entity<typeof policyReviewRecord>

/** Who stands for a review: the one responsible for it, and a second person. */
export type ReviewSigner = {
  readonly duty: 'owner' | 'approver' | 'concluder'
  readonly id: string
  readonly person: string
  readonly on: string | null
}

/** All that the document of a policy review says, names resolved; texts are Markdown, days `YYYY-MM-DD`. */
export type PolicyReviewDocument = PolicyWording & {
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
  readonly remarks: readonly ReviewRemark[]
  readonly signers: readonly ReviewSigner[]
}

/** The records that the document of a review stands on. */
export type PolicyReviewSource = PolicyWordingSource & {
  readonly organisation: Entity<typeof organisationRecord> | null
  readonly policy: Policy
  readonly review: Review
  readonly comments: readonly Entity<typeof clauseCommentRecord>[]
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
  const { organisation, policy, on, nameOf } = source
  const { title, kind, nextReviewOn, cadenceMonths } = policy
  return {
    ...projectWording(source),
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    classification: policy.classification ?? organisation?.classification ?? '',
    on,
    review: reviewOf(source),
    policy: {
      ...{ title, kind, nextReviewOn, cadenceMonths, number: policy.number ?? '' },
      ...{ owner: nameOf('person', policy.owner), department: nameOf('department', policy.department) },
    },
    remarks: reviewRemarks(source),
    signers: signersOf(source),
  }
}
