import { z } from 'zod'
import { answer, command, query } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import { bankKeepers, type QuestionKind } from './question-content.ts'
import type { Outcome } from './quiz-marking.ts'
import type { Hindrance, PutQuestion } from './quiz-sitting.ts'

/** An attempt as whoever took it is told of it: points are null until the quiz is closed. */
export type OwnAttempt = {
  readonly id: string
  readonly attempt: number
  readonly startedAt: string
  readonly endedAt: string | null
  readonly points: string | null
  readonly maximum: string | null
  readonly isPassed: boolean | null
  readonly isCounted: boolean | null
}

/** Where somebody stands with a quiz; `now` and `dueAt` are instants by the clock of the vault. */
export type QuizSitting = {
  readonly now: string
  readonly hindrance: Hindrance | null
  readonly left: number
  readonly attempts: readonly OwnAttempt[]
  readonly running: {
    readonly id: string
    readonly dueAt: string
    readonly questions: readonly PutQuestion[]
  } | null
}

/** An open quiz that waits for somebody who has not taken it, or is in the middle of it; instants by the clock of the vault. */
export type QuizDue = {
  readonly id: string
  readonly title: string
  /** When it ends for them: with their running attempt, or with the quiz. */
  readonly dueAt: string
  readonly isRunning: boolean
}

/** One question of an attempt with what is right. */
export type ReviewedQuestion = PutQuestion & {
  readonly outcome: Outcome
  /** Decimal text; what was earned. */
  readonly earned: string
  readonly right: readonly string[]
  readonly value: string | null
  readonly tolerance: string | null
  readonly explanation: string | null
  readonly remark: string | null
}

export type QuizReview = {
  readonly person: string
  readonly points: string
  readonly maximum: string
  readonly awaiting: number
  readonly questions: readonly ReviewedQuestion[]
}

/** A written answer that a person has to mark, or has marked. */
export type WrittenAnswer = {
  readonly attempt: string
  readonly person: string
  readonly name: string
  readonly question: string
  readonly title: string
  readonly answer: string
  readonly maximum: string
  readonly points: string | null
  readonly remark: string | null
}

export type QuizStanding = {
  readonly people: readonly {
    readonly person: string
    readonly name: string
    readonly standing: 'notStarted' | 'running' | 'handedIn'
    readonly attempts: number
    /** Of the attempt that counts; null where nobody handed in. */
    readonly attempt: string | null
    readonly points: string | null
    readonly maximum: string | null
    readonly awaiting: number
    readonly isPassed: boolean | null
  }[]
  /** How many counted attempts earned from 0 to under 10 % and so on; the last holds 90 to 100 %. */
  readonly bins: readonly number[]
  readonly questions: readonly {
    readonly id: string
    readonly title: string
    readonly kind: QuestionKind
    readonly asked: number
    /** Mean share of the points, in percent with one place; null where nobody was asked. */
    readonly facility: string | null
    /** Correlation with the rest of the paper, with two places; null where it cannot be told. */
    readonly discrimination: string | null
  }[]
  readonly written: readonly WrittenAnswer[]
}

const ofQuiz = z.strictObject({ quiz: identifier })
const ofAttempt = z.strictObject({ attempt: identifier })

/** Taking quizzes, marking them and what came of them. */
export const quizOperations = {
  /** Where the caller stands with a quiz, and the questions of an attempt that runs. */
  quizSitting: query(everyRole, ofQuiz, answer<QuizSitting>()),
  /** The open quizzes that wait for the caller, the one that ends first before the others. */
  quizzesDue: query(everyRole, z.strictObject({}), answer<readonly QuizDue[]>()),
  /** Begins an attempt, or goes on with the one that runs. `conflict`: `quizSitting.hindrance.…`. */
  startQuiz: command(everyRole, ofQuiz, answer<{ readonly attempt: string }>()),
  /** Keeps the answer to one question. `conflict`: `quizSitting.refused.ended`; `invalid`: what the question does not offer. */
  answerQuiz: command(
    everyRole,
    z.strictObject({
      attempt: identifier,
      question: identifier,
      chosen: z.array(z.string().max(100)).max(20),
      answer: z.string().max(2000).nullable(),
    }),
    answer<{ readonly saved: true }>(),
  ),
  /** Ends an attempt; one whose time is over ends when it was. Again it changes nothing. */
  handInQuiz: command(everyRole, ofAttempt, answer<{ readonly endedAt: string }>()),
  /** An attempt with what is right. `conflict` for whoever took it: `quizSitting.refused.sealed` until the quiz is closed. */
  quizReview: query(everyRole, ofAttempt, answer<QuizReview>()),
  /** Who has taken a quiz, how the results lie, and what each question tells. */
  quizStanding: query(bankKeepers, ofQuiz, answer<QuizStanding>()),
  /** Points of a person for a written answer. `conflict`: `quizSitting.refused.closed`, `quizSitting.refused.running`. */
  markQuizAnswer: command(
    bankKeepers,
    z.strictObject({
      attempt: identifier,
      question: identifier,
      points: z.string().regex(/^\d{1,4}(\.\d{1,2})?$/),
      remark: z.string().max(500).nullable(),
    }),
    answer<{ readonly marked: true }>(),
  ),
} as const
