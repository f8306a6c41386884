import { instantOf } from '#shared/base/calendar.ts'
import { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { quizRecord } from '#shared/modules/training/quiz.record.ts'
import { quizAttemptRecord } from '#shared/modules/training/quiz-attempt.record.ts'
import { resultOf, type Settled } from '#shared/modules/training/quiz-marking.ts'
import { quizQuestionRecord } from '#shared/modules/training/quiz-question.record.ts'
import {
  type Attempt,
  attemptOf,
  type KeptQuestion,
  keptQuestion,
  type QuizTerms,
  termsOf,
} from '#shared/modules/training/quiz-reading.ts'
import { endOf } from '#shared/modules/training/quiz-sitting.ts'
import { trainingSessionRecord } from '#shared/modules/training/training-session.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'

type Quiz = Entity<typeof quizRecord>

/** A quiz with its questions and all of its attempts, past the rules by which rows are read: nothing of it is answered as it is. */
export type QuizState = {
  readonly quiz: Quiz
  readonly terms: QuizTerms
  readonly kept: ReadonlyMap<string, KeptQuestion>
  readonly attempts: readonly Attempt[]
  /** An instant by the clock of the vault. */
  readonly now: string
}

export function quizState(context: ReadContext, id: string): QuizState {
  const quiz = context.read(quizRecord).get(id)
  const filters = [{ field: 'quiz', comparison: 'is', value: id }] as const
  const kept = context.readEverything(quizQuestionRecord).all(filters).map(keptQuestion)
  return {
    ...{ quiz, terms: termsOf(quiz), now: instantOf(context.now) },
    kept: new Map(kept.map((question) => [question.id, question])),
    attempts: context.readEverything(quizAttemptRecord).all(filters).map(attemptOf),
  }
}

/** Who is asked to take a quiz; null: everybody. */
export function askedOf(context: ReadContext, { people, session, assessment }: Quiz): readonly string[] | null {
  if (people.length > 0) return people
  const roll = session === null ? [] : (context.readEverything(trainingSessionRecord).find(session)?.attendance ?? [])
  if (roll.length > 0) return roll.map(({ person }) => person)
  const assessed = assessment === null ? null : context.readEverything(assessmentRecord).find(assessment)
  return assessed !== null && assessed.participants.length > 0 ? assessed.participants : null
}

/** The attempts that have ended, with what they come to. */
export function settledOf({ attempts, kept, terms, now }: QuizState): readonly Settled[] {
  return attempts
    .filter((attempt) => endOf(attempt, terms, now) !== null)
    .map((attempt) => ({ attempt, result: resultOf(attempt, kept, terms) }))
}
