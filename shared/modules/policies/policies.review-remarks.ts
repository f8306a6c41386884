import type { Tone } from '../../record/fields.ts'
import type { Entity } from '../../record/record.ts'
import { clauseCommentRecord } from './clause-comment.record.ts'
import { clauseName, clausesOf } from './policies.clauses.ts'
import { type PlacedComment, placeComments } from './policies.comments.ts'
import { policyReviewRecord } from './policy-review.record.ts'
import type { policyVersionRecord } from './policy-version.record.ts'

type Comment = Entity<typeof clauseCommentRecord>
type Version = Entity<typeof policyVersionRecord>
type NameOf = (record: string, id: string | null) => string

/** A remark on a clause and what became of it; `standing` is a message key. */
export type ReviewRemark = {
  readonly clause: string
  readonly body: string
  readonly person: string
  /** Made on an earlier wording and not settled since. */
  readonly isCarried: boolean
  readonly standing: string
  readonly tone: Tone
  readonly answer: string
  readonly answeredBy: string
  readonly answeredOn: string | null
}

const decisionTones: Readonly<Record<string, Tone>> = policyReviewRecord.fields.comments.fields.decision.tones ?? {}

function typedInto(review: Entity<typeof policyReviewRecord>, nameOf: NameOf): readonly ReviewRemark[] {
  return review.comments.map(({ clause, comment, person, decision, response }) => ({
    ...{ clause, body: comment, person: nameOf('person', person), isCarried: false },
    standing: decision === null ? 'clauseComment.state.open' : `policyReview.comments.decision.${decision}`,
    tone: decision === null ? 'attention' : (decisionTones[decision] ?? 'neutral'),
    ...{ answer: response ?? '', answeredBy: '', answeredOn: null },
  }))
}

/**
 * What was remarked on the clauses of a wording under review, in the order of its text, and how each was answered: made on
 * it or on one before, then those typed into the review itself. `versions` are all of the policy as they were made.
 */
export function reviewRemarks(given: {
  readonly review: Entity<typeof policyReviewRecord>
  readonly version: Version
  readonly versions: readonly Version[]
  readonly comments: readonly Comment[]
  readonly nameOf: NameOf
}): readonly ReviewRemark[] {
  const { review, version, versions, comments, nameOf } = given
  const known = new Map(comments.map((comment) => [comment.id, comment]))
  const { byClause, orphans } = placeComments(version, versions, comments)
  const remark = ({ comment: { id }, isCarried }: PlacedComment, clause: string): readonly ReviewRemark[] => {
    const comment = known.get(id)
    if (!comment) return []
    const { state } = comment
    return [
      {
        ...{ clause: clause || (comment.clauseName ?? ''), body: comment.body, isCarried },
        person: nameOf('person', comment.createdBy),
        standing: `clauseComment.state.${state}`,
        tone: clauseCommentRecord.workflow?.states[state]?.tone ?? 'neutral',
        answer: comment.answer ?? '',
        answeredBy: nameOf('person', comment.answeredBy ?? comment.resolvedBy),
        answeredOn: comment.answeredOn ?? comment.resolvedOn,
      },
    ]
  }
  const placed = clausesOf(version.text).flatMap((clause) =>
    (byClause.get(clause.anchor) ?? []).flatMap((one) => remark(one, clauseName(clause))),
  )
  return [...placed, ...orphans.flatMap((one) => remark(one, '')), ...typedInto(review, nameOf)]
}
