import { isEmptyValue } from '../../record/check.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'

type Values = Readonly<Record<string, AnyValue>>

/** What the gate of a review looks at: the review as it would be, and the remarks on its version that nobody has answered. */
export type ReviewFacts = { readonly review: Values; readonly remarks: readonly AnyEntity[] }

/** What a review asks before its next step: a field (`field`), or that nothing of its kind is left (`count` are). */
export type ReviewCriterion = {
  readonly name: string
  readonly field: string | null
  readonly isMet: boolean
  readonly count: number
}

/** The way to the next step of a review: every criterion, met or not. */
export type ReviewGate = { readonly step: 'start' | 'conclude'; readonly criteria: readonly ReviewCriterion[] }

/**
 * The versions up to one of them, itself included: what was remarked on those before it stands with it until it is
 * resolved. `versions` are all of the policy.
 */
export function versionsUpTo(version: AnyEntity, versions: readonly AnyEntity[]): readonly AnyEntity[] {
  // Versions of one import were made at the same moment; their ids tell which came first, as in lists.
  const place = ({ createdAt, id }: AnyEntity) => `${createdAt} ${id}`
  return versions.filter((one) => place(one) <= place(version))
}

export function openQuestions(review: Values): number {
  return partRows(review.questions).filter((row) => !isText(row.answer)).length
}

export function undecidedComments(review: Values): number {
  return partRows(review.comments).filter((row) => !isText(row.decision)).length
}

/** The gate of a review that is not over; the rules of its steps refuse by the same counts. */
export function reviewGate(state: string, { review, remarks }: ReviewFacts): ReviewGate | null {
  const field = (name: string): ReviewCriterion => {
    const isMet = !isEmptyValue(review[name])
    return { name: 'field', field: name, isMet, count: isMet ? 0 : 1 }
  }
  const none = (name: string, count: number): ReviewCriterion => ({ name, field: null, isMet: count === 0, count })
  if (state === 'planned') return { step: 'start', criteria: [field('version')] }
  if (state !== 'inProgress') return null
  const counts = [
    none('questionsOpen', openQuestions(review)),
    none('commentsOpen', undecidedComments(review)),
    none('remarksOpen', remarks.length),
  ]
  return { step: 'conclude', criteria: [...counts, field('outcome'), field('conclusion')] }
}
