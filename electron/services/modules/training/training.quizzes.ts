import { invalidInput, OperationError } from '#shared/contract/errors.ts'
import { bankKeepers } from '#shared/modules/training/question-content.ts'
import { quizAttemptRecord } from '#shared/modules/training/quiz-attempt.record.ts'
import { resultOf } from '#shared/modules/training/quiz-marking.ts'
import { dueOf, paperOf } from '#shared/modules/training/quiz-paper.ts'
import type { Attempt, Given } from '#shared/modules/training/quiz-reading.ts'
import { answerFault, endOf, hindranceOf, putQuestions } from '#shared/modules/training/quiz-sitting.ts'
import type { OwnAttempt, QuizReview, QuizSitting } from '#shared/modules/training/training.quiz-contract.ts'
import { unitsToDecimal } from '#shared/record/decimal.ts'
import type { ReadContext, WriteContext } from '../../context.ts'
import { askedOf, type QuizState, quizState } from './training.quiz-state.ts'

const refused = (key: string) => new OperationError('conflict', key)

const ownOf = ({ attempts }: QuizState, person: string) =>
  attempts.filter((attempt) => attempt.person === person).toSorted((one, other) => one.attempt - other.attempt)

function hindrance(context: ReadContext, state: QuizState) {
  const { roles, person } = context.actor
  const { quiz, terms, now } = state
  const people = askedOf(context, quiz)
  return hindranceOf({ roles, people, person, quiz, terms, now, begun: ownOf(state, person).length })
}

const runningOf = (state: QuizState, person: string) =>
  state.quiz.state === 'open'
    ? (ownOf(state, person).find((attempt) => endOf(attempt, state.terms, state.now) === null) ?? null)
    : null

/** Where the caller stands with a quiz. Of results it tells what the veil of the attempts lets through. */
export function quizSitting(context: ReadContext, id: string): QuizSitting {
  const state = quizState(context, id)
  const { person } = context.actor
  const [own, running] = [ownOf(state, person), runningOf(state, person)]
  const reader = context.read(quizAttemptRecord)
  const attempts = own.map((attempt): OwnAttempt => {
    const { points, maximum, isPassed, isCounted } = reader.get(attempt.id)
    const { id: attemptId, attempt: number, startedAt } = attempt
    const endedAt = endOf(attempt, state.terms, state.now)?.at ?? null
    return { id: attemptId, attempt: number, startedAt, endedAt, points, maximum, isPassed, isCounted }
  })
  return {
    ...{ now: state.now, hindrance: hindrance(context, state), attempts },
    left: Math.max(0, state.terms.attempts - own.length),
    running: running && {
      ...{ id: running.id, dueAt: dueOf(state.terms, running.startedAt) },
      questions: putQuestions(running, state.kept),
    },
  }
}

/** Begins an attempt, or goes on with the one that runs. */
export function startQuiz(context: WriteContext, id: string): { readonly attempt: string } {
  const state = quizState(context, id)
  const { person } = context.actor
  const running = runningOf(state, person)
  if (running) return { attempt: running.id }
  const reason = hindrance(context, state)
  if (reason !== null) throw refused(`quizSitting.hindrance.${reason}`)
  const attempt = ownOf(state, person).length + 1
  const paper = paperOf(state.terms, [...state.kept.values()], { person, attempt })
  const attemptId = context.newId()
  context.writeManaged(quizAttemptRecord).create(
    {
      ...{ title: state.quiz.title, quiz: id, person, attempt, startedAt: state.now },
      answers: paper.map(({ question, choices }) => ({
        ...{ id: context.newId(), question, choices: choices.join(' '), chosen: null, answer: null },
      })),
    },
    attemptId,
  )
  return { attempt: attemptId }
}

/** An attempt of the caller's own; that of somebody else is missing to them, whatever their roles. */
function ownAttempt(context: ReadContext, id: string): { readonly state: QuizState; readonly attempt: Attempt } {
  const { quiz, person } = context.read(quizAttemptRecord).get(id)
  if (person !== context.actor.person) throw refused('quizSitting.refused.others')
  const state = quizState(context, quiz)
  const attempt = state.attempts.find((one) => one.id === id)
  if (!attempt || state.quiz.state !== 'open') throw refused('quizSitting.refused.ended')
  return { state, attempt }
}

/** The answers of an attempt as they are stored. */
function storedAnswers(context: ReadContext, id: string) {
  return context.readEverything(quizAttemptRecord).get(id).answers
}

export function answerQuiz(
  context: WriteContext,
  { attempt: id, question, ...given }: Given & { readonly attempt: string; readonly question: string },
): { readonly saved: true } {
  const { state, attempt } = ownAttempt(context, id)
  if (endOf(attempt, state.terms, state.now) !== null) throw refused('quizSitting.refused.ended')
  const put = putQuestions(attempt, state.kept).find((one) => one.id === question)
  const fault = put ? answerFault(put, given) : 'question'
  if (fault !== null) throw invalidInput([{ path: fault, key: 'notAChoice' }])
  const answers = storedAnswers(context, id).map((row) =>
    row.question === question ? { ...row, chosen: given.chosen.join(' ') || null, answer: given.answer } : row,
  )
  context.writeManaged(quizAttemptRecord).set(id, { answers })
  return { saved: true }
}

export function handInQuiz(context: WriteContext, id: string): { readonly endedAt: string } {
  const { state, attempt } = ownAttempt(context, id)
  if (attempt.handedInAt !== null) return { endedAt: attempt.handedInAt }
  const { at, by } = endOf(attempt, state.terms, state.now) ?? { at: state.now, by: 'person' }
  context.writeManaged(quizAttemptRecord).set(id, { state: 'handedIn', handedInAt: at, ended: by })
  return { endedAt: at }
}

/** An attempt with what is right: for who keeps the bank, and for whoever took it once the quiz is closed. */
export function quizReview(context: ReadContext, id: string): QuizReview {
  const { quiz, person } = context.read(quizAttemptRecord).get(id)
  const state = quizState(context, quiz)
  const isKeeper = bankKeepers.some((role) => context.actor.roles.includes(role))
  // Without this line a learner would read right answers while others are still asked (test: 'tells nothing of what is right').
  if (!isKeeper && state.quiz.state !== 'closed') throw refused('quizSitting.refused.sealed')
  const attempt = state.attempts.find((one) => one.id === id)
  if (!attempt) throw refused('quizSitting.refused.ended')
  const { rows, points, maximum, awaiting } = resultOf(attempt, state.kept, state.terms)
  const marked = new Map(rows.map((row) => [row.question, row]))
  const questions = putQuestions(attempt, state.kept).flatMap((put) => {
    const [key, row] = [state.kept.get(put.id), marked.get(put.id)]
    if (!key || !row) return []
    const right =
      key.kind === 'shortText' ? key.accepted : key.choices.filter(({ isRight }) => isRight).map((choice) => choice.id)
    const { value, tolerance, explanation } = key
    const remark = attempt.marks.find(({ question }) => question === put.id)?.remark ?? null
    return [
      {
        ...put,
        outcome: row.outcome,
        earned: unitsToDecimal(row.units, 2),
        right,
        value,
        tolerance,
        explanation,
        remark,
      },
    ]
  })
  return { person, points, maximum, awaiting, questions }
}
