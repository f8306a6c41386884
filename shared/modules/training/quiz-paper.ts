import { textSha256 } from '../../base/sha256.ts'
import type { KeptQuestion, QuizTerms } from './quiz-reading.ts'

/** Whose attempt is drawn for, and the how manieth of theirs it is. */
export type Turn = { readonly person: string; readonly attempt: number }
/** A question and the order of its choices. */
export type Asked = { readonly question: string; readonly choices: readonly string[] }

type Keyed<Item> = { readonly item: Item; readonly key: string }

/**
 * Items in the order of the SHA-256 of seed, turn, purpose and their own id: anybody can work it out again from the quiz, and
 * it does not depend on the order in which they came.
 */
function ordered<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  drawn: readonly string[],
): readonly Item[] {
  return items
    .map((item): Keyed<Item> => ({ item, key: textSha256([...drawn, idOf(item)].join('\n')) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ item }) => item)
}

const bankId = ({ question }: KeptQuestion) => question

/** What one attempt is asked: the same seed and turn always give the same questions in the same order. */
export function paperOf(terms: QuizTerms, kept: readonly KeptQuestion[], turn: Turn): readonly Asked[] {
  const start = [terms.seed, turn.person, String(turn.attempt)]
  const named = terms.questions.flatMap((id) =>
    kept.filter(({ question, drawnFrom }) => question === id && drawnFrom === null),
  )
  const drawn = terms.draws.flatMap(({ topic, count }) =>
    ordered(
      kept.filter(({ drawnFrom }) => drawnFrom === topic),
      bankId,
      [...start, 'draw'],
    ).slice(0, count),
  )
  const together = [...named, ...drawn]
  const questions = terms.shuffleQuestions ? ordered(together, bankId, [...start, 'order']) : together
  return questions.map(({ id, question, kind, choices }) => {
    // True stands before false, as everybody expects it.
    const isShuffled = terms.shuffleChoices && kind !== 'trueFalse'
    const shown = isShuffled ? ordered(choices, (choice) => choice.id, [...start, question]) : choices
    return { question: id, choices: shown.map((choice) => choice.id) }
  })
}

/** When an attempt ends: its time limit after its start, and no later than the quiz. */
export function dueOf({ minutes, closesAt }: QuizTerms, startedAt: string): string {
  if (minutes === null) return closesAt
  const own = new Date(Date.parse(startedAt) + minutes * 60_000).toISOString()
  return own < closesAt ? own : closesAt
}
