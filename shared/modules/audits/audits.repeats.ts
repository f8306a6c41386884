import { isText } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'

type Values = Readonly<Record<string, AnyValue | undefined>>

/** How alike two findings are, 0 to 1, and by what: the same control, the same kind of cause, words in common. */
export type Likeness = {
  readonly score: number
  readonly control: boolean
  readonly cause: boolean
  readonly words: readonly string[]
}

const weights = { control: 0.4, cause: 0.2, words: 0.4 }
/** Findings less alike than this are not proposed: neither a control and a kind of cause apart, nor a word or two, is enough. */
export const leastAlike = 0.5
const mostWords = 5

const word = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]{4,}/gu
const characters = /\p{Script=Han}{2,}/gu

/** The words of a text: those of four letters or more, and of Chinese every two characters side by side. */
export function wordsOf(text: string): ReadonlySet<string> {
  const pairs = (run: string) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
  const lower = text.slice(0, 5000).toLowerCase()
  return new Set([...(lower.match(word) ?? []), ...(lower.match(characters) ?? []).flatMap(pairs)])
}

function textOf(finding: Values): string {
  return [finding.title, finding.condition].filter(isText).join(' ')
}

/** The words by which earlier findings are looked for: the longest of the title, which say the most. */
export function tellingWords(title: string): readonly string[] {
  return [...wordsOf(title)].toSorted((one, other) => other.length - one.length).slice(0, 3)
}

/**
 * Compares two findings. Words count by the Sørensen–Dice coefficient, 2·|A ∩ B| / (|A| + |B|) (Dice, Ecology 26, 1945).
 */
export function likenessOf(one: Values, other: Values): Likeness {
  const [ours, theirs] = [wordsOf(textOf(one)), wordsOf(textOf(other))]
  const shared = [...ours].filter((found) => theirs.has(found))
  const dice = ours.size + theirs.size === 0 ? 0 : (2 * shared.length) / (ours.size + theirs.size)
  const control = isText(one.control) && one.control === other.control
  const cause = isText(one.causeCategory) && one.causeCategory === other.causeCategory
  const score = (control ? weights.control : 0) + (cause ? weights.cause : 0) + weights.words * dice
  const words = shared.toSorted((a, b) => b.length - a.length).slice(0, mostWords)
  return { score, control, cause, words }
}
