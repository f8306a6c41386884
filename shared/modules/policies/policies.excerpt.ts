import type { Piece } from '../../base/text-difference.ts'
import { type ClauseDifference, compareTexts, countDifferences, type DifferenceCounts } from './policies.difference.ts'

/** What is left out of an unchanged passage stands as this. */
const ellipsis = ' … '
/** So many characters of an unchanged passage are kept on each side of a change. */
const context = 60
/** A document shows so many changed clauses, and of each at most so many characters. */
const most = { clauses: 40, characters: 3000 } as const

/** One clause that is not as it was; `isCut` where its end was left out for length. */
export type ClauseExcerpt = {
  readonly kind: Exclude<ClauseDifference['kind'], 'same'>
  /** Its name in the newer text, or in the older where it is gone; '' before the first clause. */
  readonly name: string
  /** Its former name, where it has another now. */
  readonly formerName: string
  readonly pieces: readonly Piece[]
  readonly isCut: boolean
}

/** What is different between two wordings, within the bounds of a document; `left` clauses are not shown. */
export type DifferenceExcerpt = {
  readonly counts: DifferenceCounts
  readonly clauses: readonly ClauseExcerpt[]
  readonly left: number
}

/** The beginning of a text, without half of a character at its end. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
}

/** The end of a text, without half of a character at its beginning. */
function ending(text: string, length: number): string {
  return length === 0 ? '' : text.slice(-length).replace(/^[\uDC00-\uDFFF]/, '')
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const from = isFirst ? 0 : context
  const until = isLast ? 0 : context
  if (text.length <= from + until + ellipsis.length) return text
  return `${beginning(text, from)}${ellipsis}${ending(text, until)}`
}

/** Unchanged passages by their ends, and everything up to a number of characters. */
function within(pieces: readonly Piece[]): Pick<ClauseExcerpt, 'pieces' | 'isCut'> {
  const kept: Piece[] = []
  let room: number = most.characters
  for (const [at, { kind, text }] of pieces.entries()) {
    const short = kind === 'same' ? shortened(text, at === 0, at === pieces.length - 1) : text
    if (short.length > room) return { pieces: [...kept, { kind, text: beginning(short, room) }], isCut: true }
    kept.push({ kind, text: short })
    room -= short.length
  }
  return { pieces: kept, isCut: false }
}

function excerptOf({ kind, before, after, pieces }: ClauseDifference): readonly ClauseExcerpt[] {
  if (kind === 'same') return []
  const formerName = kind === 'changed' && before !== after ? before : ''
  return [{ kind, name: kind === 'removed' ? before : after, formerName, ...within(pieces) }]
}

/** The comparison of {@link compareTexts} as a document prints it: clauses that changed, with the words around each change. */
export function excerptDifference(older: string, newer: string): DifferenceExcerpt {
  const all = compareTexts(older, newer)
  const clauses = all.flatMap(excerptOf)
  return {
    counts: countDifferences(all),
    clauses: clauses.slice(0, most.clauses),
    left: Math.max(0, clauses.length - most.clauses),
  }
}
