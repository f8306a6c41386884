import { type Piece, textDifference } from '../../base/text-difference.ts'
import { type Clause, clauseName, clausesOf, matchClauses } from './policies.clauses.ts'

/** What became of one clause: `title` and `pieces` tell the difference of its name and of its body. */
export type ClauseDifference = {
  /** Unique within the comparison. */
  readonly key: string
  readonly kind: 'same' | 'changed' | 'added' | 'removed'
  /** Names in the older and the newer text, '' where it is not there or has none. */
  readonly before: string
  readonly after: string
  readonly title: readonly Piece[]
  readonly pieces: readonly Piece[]
}

/** How many clauses were changed, added, removed and left alone. */
export type DifferenceCounts = Readonly<Record<ClauseDifference['kind'], number>>

/** Unchanged words, or words that took the place of others; either of the latter may be ''. */
export type Run =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'change'; readonly removed: string; readonly added: string }

type Change = Extract<Run, { readonly kind: 'change' }>

const isChange = (run: Run | undefined): run is Change => run?.kind === 'change'

/** Changes with nothing but white space between them are one: a rewritten phrase is read whole, not word by word. */
function isBridge(runs: readonly Piece[], at: number): boolean {
  return runs[at]?.kind === 'same' && runs[at]?.text.trim() === '' && runs[at + 1] !== undefined
}

/** Pieces with what was removed and what took its place together: each change once. */
export function runsOf(pieces: readonly Piece[]): readonly Run[] {
  const runs: Run[] = []
  const extend = (removed: string, added: string) => {
    const last = runs.at(-1)
    if (!isChange(last)) runs.push({ kind: 'change', removed, added })
    else runs[runs.length - 1] = { kind: 'change', removed: last.removed + removed, added: last.added + added }
  }
  for (const [at, { kind, text }] of pieces.entries()) {
    if (kind === 'removed') extend(text, '')
    else if (kind === 'added') extend('', text)
    else if (isChange(runs.at(-1)) && isBridge(pieces, at)) extend(text, text)
    else runs.push({ kind, text })
  }
  return runs
}

function difference(key: string, older: Clause | null, newer: Clause | null): ClauseDifference {
  const [before, after] = [older ? clauseName(older) : '', newer ? clauseName(newer) : '']
  const title = textDifference(before, after)
  const pieces = textDifference(older?.body.trimEnd() ?? '', newer?.body.trimEnd() ?? '')
  const isSame = [...title, ...pieces].every((piece) => piece.kind === 'same')
  const kind = !older ? 'added' : !newer ? 'removed' : isSame ? 'same' : 'changed'
  return { key, kind, before, after, title, pieces }
}

const added = (clause: Clause) => difference(`at ${clause.anchor}`, null, clause)
const removed = (clause: Clause) => difference(`gone ${clause.anchor}`, clause, null)

/**
 * Two texts clause by clause, in the order of the newer one; a clause that is gone stands after the one that it
 * followed. White space at the end of a clause is no difference.
 */
export function compareTexts(older: string, newer: string): readonly ClauseDifference[] {
  const [before, after] = [clausesOf(older), clausesOf(newer)]
  const { former, gone } = matchClauses(before, after)
  const isGone = new Set(gone)
  const goneAfter = (at: number) => {
    const found: ClauseDifference[] = []
    for (let index = at; ; index += 1) {
      const clause = before[index]
      if (!clause || !isGone.has(clause)) return found
      found.push(removed(clause))
    }
  }
  const places = new Map(before.map((clause, index) => [clause, index]))
  return [
    ...goneAfter(0),
    ...after.flatMap((clause) => {
      const old = former.get(clause.anchor)
      return old
        ? [difference(`at ${clause.anchor}`, old, clause), ...goneAfter((places.get(old) ?? 0) + 1)]
        : [added(clause)]
    }),
  ]
}

/** Counts clauses by what became of them. */
export function countDifferences(clauses: readonly ClauseDifference[]): DifferenceCounts {
  const counts = { same: 0, changed: 0, added: 0, removed: 0 }
  for (const { kind } of clauses) counts[kind] += 1
  return counts
}
