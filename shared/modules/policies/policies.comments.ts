import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { type Clause, clausesOf, matchClauses } from './policies.clauses.ts'

/** A comment where it is shown; `isCarried` where it was made on an earlier version. */
export type PlacedComment = { readonly comment: AnyEntity; readonly isCarried: boolean }

/** The comments of a version by the anchor of their clause, and those whose clause is no longer in its text. */
export type PlacedComments = {
  readonly byClause: ReadonlyMap<string, readonly PlacedComment[]>
  readonly orphans: readonly PlacedComment[]
}

const text = (value: AnyValue | undefined) => (isText(value) ? value : '')

/** Where each clause of an earlier text stands in this one, by anchor; asked once for each earlier version. */
function places(former: string, clauses: readonly Clause[]): ReadonlyMap<string, string> {
  const { former: pairs } = matchClauses(clausesOf(former), clauses)
  return new Map([...pairs].map(([now, then]) => [then.anchor, now]))
}

/**
 * Puts the comments on a policy's versions to the clauses of one of them: its own, and what was not resolved on the
 * versions before it. `versions` are all of the policy, in the order in which they were made.
 */
export function placeComments(
  version: AnyEntity,
  versions: readonly AnyEntity[],
  comments: readonly AnyEntity[],
): PlacedComments {
  const clauses = clausesOf(text(version.text))
  const known = new Set(clauses.map(({ anchor }) => anchor))
  const at = versions.findIndex(({ id }) => id === version.id)
  const byClause = new Map<string, PlacedComment[]>()
  const orphans: PlacedComment[] = []
  for (const [index, other] of versions.slice(0, at + 1).entries()) {
    const own = comments.filter((one) => one.version === other.id && (index === at || one.state !== 'resolved'))
    if (own.length === 0) continue
    const placeOf = index === at ? null : places(text(other.text), clauses)
    for (const comment of own) {
      const anchor = text(comment.clause)
      const place = placeOf ? placeOf.get(anchor) : known.has(anchor) ? anchor : undefined
      const placed = { comment, isCarried: index !== at }
      if (place === undefined) orphans.push(placed)
      else byClause.set(place, [...(byClause.get(place) ?? []), placed])
    }
  }
  return { byClause, orphans }
}

/** How many of the comments still want an answer or a decision. */
export function countOpen(placed: readonly PlacedComment[]): number {
  return placed.filter(({ comment }) => comment.state !== 'resolved').length
}
