import type { Role } from '../../record/roles.ts'
import { bankKeepers } from './question-content.ts'
import { dueOf } from './quiz-paper.ts'
import type { Attempt, Choice, Given, KeptQuestion, QuizTerms } from './quiz-reading.ts'

/** A question as it is put to somebody: nothing of it says what is right. */
export type PutQuestion = Pick<KeptQuestion, 'id' | 'title' | 'text' | 'kind' | 'points'> & {
  readonly choices: readonly Pick<Choice, 'id' | 'text'>[]
} & Given

/** The questions of an attempt in its order, with what was answered so far. Without this projection a learner would be sent the key. */
export function putQuestions(attempt: Attempt, kept: ReadonlyMap<string, KeptQuestion>): readonly PutQuestion[] {
  return attempt.answers.flatMap(({ question, choices, chosen, answer }) => {
    const found = kept.get(question)
    if (!found) return []
    const { id, title, text, kind, points } = found
    const shown = choices.flatMap((choice) => found.choices.find((one) => one.id === choice) ?? [])
    return [
      { id, title, text, kind, points, choices: shown.map((one) => ({ id: one.id, text: one.text })), chosen, answer },
    ]
  })
}

/** When an attempt ended, by hand or by time; null while it runs. `now` is an instant by the clock of the vault. */
export function endOf(
  attempt: Attempt,
  terms: QuizTerms,
  now: string,
): { readonly at: string; readonly by: 'person' | 'time' } | null {
  if (attempt.handedInAt !== null) return { at: attempt.handedInAt, by: 'person' }
  const due = dueOf(terms, attempt.startedAt)
  return now >= due ? { at: due, by: 'time' } : null
}

/** What keeps somebody from an attempt. */
export type Hindrance = 'keepsBank' | 'notAsked' | 'notOpen' | 'closed' | 'notYet' | 'over' | 'noneLeft'

export type Asking = {
  readonly roles: readonly Role[]
  /** Who takes part; null: everybody. */
  readonly people: readonly string[] | null
  readonly person: string
  readonly quiz: { readonly state: string; readonly opensAt: string | null }
  readonly terms: QuizTerms
  /** How many attempts the person has begun. */
  readonly begun: number
  readonly now: string
}

/** Why nobody may begin an attempt now; null where they may. */
export function hindranceOf({ roles, people, person, quiz, terms, begun, now }: Asking): Hindrance | null {
  // Whoever reads the bank knows what is right: points of theirs would mean nothing.
  if (bankKeepers.some((role) => roles.includes(role))) return 'keepsBank'
  if (people !== null && !people.includes(person)) return 'notAsked'
  if (quiz.state === 'closed') return 'closed'
  if (quiz.state !== 'open') return 'notOpen'
  if (quiz.opensAt === null || now < quiz.opensAt) return 'notYet'
  if (now >= terms.closesAt) return 'over'
  return begun >= terms.attempts ? 'noneLeft' : null
}

/** What is wrong with an answer to a question; null where it is one. */
export function answerFault(question: PutQuestion, { chosen, answer }: Given): 'chosen' | 'answer' | null {
  const isWritten = question.kind === 'shortText' || question.kind === 'number'
  if (isWritten) return chosen.length > 0 ? 'chosen' : null
  const most = question.kind === 'multipleChoice' ? question.choices.length : 1
  const isKnown = chosen.every((id) => question.choices.some((choice) => choice.id === id))
  if (!isKnown || chosen.length > most || new Set(chosen).size < chosen.length) return 'chosen'
  return answer === null ? null : 'answer'
}
