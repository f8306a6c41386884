import { OperationError } from '#shared/contract/errors.ts'
import { scoreRecord } from '#shared/modules/training/score.record.ts'
import type { trainingContract } from '#shared/modules/training/training.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Service } from '../../service.ts'
import { markAttendance, readAttendance } from './training.attendance.ts'
import { issueBadge } from './training.badge.ts'
import { competitionPoints, takeCompetitionPoints } from './training.competition-points.ts'
import { readDrill } from './training.drill-results.ts'
import { markQuizAnswer, quizStanding } from './training.quiz-marks.ts'
import { answerQuiz, handInQuiz, quizReview, quizSitting, startQuiz } from './training.quizzes.ts'
import { quizzesDue } from './training.quizzes-due.ts'
import { signInSheet } from './training.sign-in-sheet.ts'

/** The refusal with the person whose points it is about. */
function naming(error: OperationError, person: string): OperationError {
  const { code, key, fields, parameters } = error
  return new OperationError(code, key, { parameters: { ...parameters, person }, fields, cause: error })
}

const score: AnyRecord = scoreRecord

export const trainingService: Service<typeof trainingContract> = {
  training: {
    enterPoints({ assessment, rows }, context) {
      const writer = context.write(score)
      const scoredBy = context.actor.person
      for (const { person, score: seen, points } of rows)
        try {
          // The writer checks them by the record that it writes.
          const stated: object = points
          if (seen) writer.update(seen.id, seen.revision, stated)
          else writer.create({ ...stated, assessment, person, scoredBy })
        } catch (error) {
          throw error instanceof OperationError ? naming(error, person) : error
        }
      return { entered: rows.length }
    },
    markAttendance({ session, marks }, context) {
      markAttendance(context, session, marks)
      return { marked: marks.length }
    },
    competitionPoints: (input, context) => competitionPoints(context, input),
    takeCompetitionPoints: (input, context) => takeCompetitionPoints(context, input),
    quizSitting: ({ quiz }, context) => quizSitting(context, quiz),
    quizzesDue: (_input, context) => quizzesDue(context),
    startQuiz: ({ quiz }, context) => startQuiz(context, quiz),
    answerQuiz: (input, context) => answerQuiz(context, input),
    handInQuiz: ({ attempt }, context) => handInQuiz(context, attempt),
    quizReview: ({ attempt }, context) => quizReview(context, attempt),
    quizStanding: ({ quiz }, context) => quizStanding(context, quiz),
    markQuizAnswer: (input, context) => markQuizAnswer(context, input),
    readDrill: (input, context) => readDrill(context, input),
    readAttendance: (input, context) => readAttendance(context, input),
    issueBadge: async (input, context) => context.files.offer(await issueBadge(context, input)),
    signInSheet: async (input, context) => context.files.offer(await signInSheet(context, input)),
  },
}
