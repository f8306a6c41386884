import { decimalToUnits, normaliseDecimal, unitsToDecimal } from '../../record/decimal.ts'
import type { Attempt, Given, KeptQuestion, PersonMark, QuizTerms } from './quiz-reading.ts'
import { readPoints } from './training.entry.ts'

/** How an answer was judged; `awaiting`: a person has to. */
export type Outcome = 'right' | 'partly' | 'wrong' | 'unanswered' | 'awaiting'
export type Marked = { readonly question: string; readonly outcome: Outcome; readonly units: number }

/** Texts are compared without regard to case, width and spacing. */
const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ')

const isBlank = ({ chosen, answer }: Given) => chosen.length === 0 && (answer ?? '').trim() === ''

/**
 * Right minus wrong: each right choice earns an equal part of the points, each wrong one takes such a part away, and the
 * sum is never below nothing; rounded half up to a hundredth of a point.
 */
function partOf({ choices }: KeptQuestion, { chosen }: Given, units: number): number {
  const right = choices.filter(({ isRight }) => isRight)
  const hits = right.filter(({ id }) => chosen.includes(id)).length
  const misses = choices.filter(({ id, isRight }) => !isRight && chosen.includes(id)).length
  return right.length === 0
    ? 0
    : Math.floor((2 * units * Math.max(0, hits - misses) + right.length) / (2 * right.length))
}

function isWithin({ value, tolerance }: KeptQuestion, answer: string): boolean {
  const given = normaliseDecimal(readPoints(answer), 4)
  if (given === null || value === null) return false
  return Math.abs(decimalToUnits(given, 4) - decimalToUnits(value, 4)) <= decimalToUnits(tolerance ?? '0', 4)
}

function unitsFor(question: KeptQuestion, given: Given, units: number): number | null {
  const answer = given.answer ?? ''
  switch (question.kind) {
    case 'singleChoice':
    case 'trueFalse':
      return question.choices.some(({ id, isRight }) => isRight && given.chosen[0] === id) ? units : 0
    case 'multipleChoice':
      return partOf(question, given, units)
    case 'number':
      return isWithin(question, answer) ? units : 0
    case 'shortText':
      return question.accepted.some((text) => plain(text) === plain(answer)) ? units : null
  }
}

const outcomeOf = (earned: number, units: number): Outcome =>
  earned >= units ? 'right' : earned > 0 ? 'partly' : 'wrong'

/** The points of one answer in hundredths. What a person gave stands before what the key says. */
export function markedAnswer(question: KeptQuestion, given: Given, byPerson: PersonMark | null): Marked {
  const units = decimalToUnits(question.points, 2)
  const made = (outcome: Outcome, earned: number) => ({ question: question.id, outcome, units: earned })
  if (byPerson !== null) {
    const earned = Math.min(units, decimalToUnits(byPerson.points, 2))
    return made(outcomeOf(earned, units), earned)
  }
  if (isBlank(given)) return made('unanswered', 0)
  const earned = unitsFor(question, given, units)
  return earned === null ? made('awaiting', 0) : made(outcomeOf(earned, units), earned)
}

export type Result = {
  readonly rows: readonly Marked[]
  /** Decimal text with two places. */
  readonly points: string
  readonly maximum: string
  /** How many answers wait for a person. */
  readonly awaiting: number
  readonly isPassed: boolean | null
}

/** What an attempt comes to. `isPassed` is null where the quiz has no pass mark, or answers wait. */
export function resultOf(attempt: Attempt, kept: ReadonlyMap<string, KeptQuestion>, terms: QuizTerms): Result {
  const rows: Marked[] = []
  let [points, maximum] = [0, 0]
  for (const given of attempt.answers) {
    const question = kept.get(given.question)
    if (!question) continue
    const mark = markedAnswer(question, given, attempt.marks.find((one) => one.question === given.question) ?? null)
    rows.push(mark)
    points += mark.units
    maximum += decimalToUnits(question.points, 2)
  }
  const awaiting = rows.filter(({ outcome }) => outcome === 'awaiting').length
  // Shares are compared by products: a hundredth of a percent is no rounding.
  const needed = terms.passMark === null ? null : decimalToUnits(terms.passMark, 2) * maximum
  return {
    ...{ rows, points: unitsToDecimal(points, 2), maximum: unitsToDecimal(maximum, 2), awaiting },
    isPassed: needed === null || awaiting > 0 ? null : points * 10_000 >= needed,
  }
}

const shareUnits = ({ points, maximum }: Result) => ({
  points: decimalToUnits(points, 2),
  maximum: Math.max(1, decimalToUnits(maximum, 2)),
})

/** Whether one result is the greater share of what could be earned. */
function isBetter(one: Result, other: Result): boolean {
  const [left, right] = [shareUnits(one), shareUnits(other)]
  return left.points * right.maximum > right.points * left.maximum
}

export type Settled = { readonly attempt: Attempt; readonly result: Result }

/** The attempt of each person that counts, by the rule of the quiz. */
export function countedOf(
  settled: readonly Settled[],
  { counts }: Pick<QuizTerms, 'counts'>,
): ReadonlyMap<string, Settled> {
  const found = new Map<string, Settled>()
  for (const one of settled.toSorted((left, right) => left.attempt.attempt - right.attempt.attempt)) {
    const before = found.get(one.attempt.person)
    const isTaken =
      counts === 'last' || (counts === 'best' && before !== undefined && isBetter(one.result, before.result))
    if (before === undefined || isTaken) found.set(one.attempt.person, one)
  }
  return found
}
