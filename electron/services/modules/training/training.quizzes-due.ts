import { instantOf } from '#shared/base/calendar.ts'
import { quizRecord } from '#shared/modules/training/quiz.record.ts'
import { quizAttemptRecord } from '#shared/modules/training/quiz-attempt.record.ts'
import { dueOf } from '#shared/modules/training/quiz-paper.ts'
import { attemptOf, termsOf } from '#shared/modules/training/quiz-reading.ts'
import { endOf, hindranceOf } from '#shared/modules/training/quiz-sitting.ts'
import type { QuizDue } from '#shared/modules/training/training.quiz-contract.ts'
import type { ReadContext } from '../../context.ts'
import { askedOf } from './training.quiz-state.ts'

/** What waits for the caller: a quiz that they have begun none of, or one whose attempt still runs. */
export function quizzesDue(context: ReadContext): readonly QuizDue[] {
  const now = instantOf(context.now)
  const { person, roles } = context.actor
  const open = context.read(quizRecord).all([{ field: 'state', comparison: 'is', value: 'open' }])
  return open
    .flatMap((quiz): readonly QuizDue[] => {
      const terms = termsOf(quiz)
      const own = context
        .readEverything(quizAttemptRecord)
        .all([
          { field: 'quiz', comparison: 'is', value: quiz.id },
          { field: 'person', comparison: 'is', value: person },
        ])
        .map(attemptOf)
      const running = own.find((attempt) => endOf(attempt, terms, now) === null)
      const due = { id: quiz.id, title: quiz.title }
      if (running) return [{ ...due, dueAt: dueOf(terms, running.startedAt), isRunning: true }]
      const people = askedOf(context, quiz)
      const isFree = hindranceOf({ roles, people, person, quiz, terms, now, begun: own.length }) === null
      // Whoever has had a go is asked for nothing more, though further attempts may be left.
      return isFree && own.length === 0 ? [{ ...due, dueAt: terms.closesAt, isRunning: false }] : []
    })
    .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt))
}
