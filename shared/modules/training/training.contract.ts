import { z } from 'zod'
import { languages } from '../../base/translate.ts'
import { answer, command, query, task } from '../../contract/operation.ts'
import { changesCheck, identifier, revision } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import type { ListFault } from './attendance-list.ts'
import { badgeFormats } from './badge-credential.ts'
import { certificateRecord } from './certificate.record.ts'
import type { PointSource } from './competition-points.ts'
import { drillResultRecord } from './drill-result.record.ts'
import { pointMeasures, scoreRecord, teamSharings } from './score.record.ts'
import { quizOperations } from './training.quiz-contract.ts'
import { type AttendanceStatus, attendanceStatuses } from './training.roll.ts'
import { trainingSessionRecord } from './training-session.record.ts'

/** The most people whose points are entered at once. */
export const mostEntered = 500
/** The most people of a session. */
const mostInvited = trainingSessionRecord.fields.attendance.max

/** What an attendance list says of a session; with faults nothing of it is taken. */
export type AttendanceReading = {
  readonly read: number
  /** Of the people whom it names: how many the session has not invited, says otherwise of, or says the same of. */
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly faults: readonly ListFault[]
  readonly ignored: readonly string[]
  /** The first of those that would be added or changed. */
  readonly rows: readonly { readonly person: string; readonly name: string; readonly status: AttendanceStatus | null }[]
  readonly isTaken: boolean
}

/** What a file of GoPhish says of a drill; with faults nothing of it is taken. */
export type DrillReading = {
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly faults: readonly ListFault[]
  /** The first addresses of which nobody, or more than one person, is known; their results are kept without a person. */
  readonly unknown: readonly string[]
  readonly unknownCount: number
  readonly isTaken: boolean
}

/** What taking the points of competitions would change, person by person. */
export type CompetitionPoints = {
  readonly rows: readonly {
    readonly person: string
    readonly name: string
    readonly marks: readonly { readonly mark: number; readonly points: string; readonly source: PointSource }[]
    /** `fixed`: the score has been moderated, and stays as it is. */
    readonly change: 'added' | 'changed' | 'same' | 'fixed'
  }[]
  /** How many people of the competitions are no participants of the assessment. */
  readonly outside: number
}

const pointRule = z.strictObject({
  assessment: identifier,
  component: z.string().max(120),
  competitions: z.array(identifier).min(1).max(60),
  measure: z.enum(pointMeasures),
  sharing: z.enum(teamSharings),
})

export const trainingContract = {
  training: {
    ...quizOperations,
    /**
     * The points that the final standings of competitions would give in a component, the first competition its first mark.
     * `conflict`: `errors.competitionNotOver`, `errors.assessmentNotOpen`, `errors.noCompetitionComponent`,
     * `errors.moreCompetitionsThanMarks`, `errors.competitionTwice`, `errors.pointsUntold`, `errors.pointsAboveMaximum`.
     */
    competitionPoints: query(scoreRecord.writers, pointRule, answer<CompetitionPoints>()),
    /** Takes them; refuses as `competitionPoints`. Taken again they change nothing, and moderated scores stay as they are. */
    takeCompetitionPoints: command(scoreRecord.writers, pointRule, answer<{ readonly taken: number }>()),
    /**
     * Points of many people in one assessment as one change: over the score that somebody has, or as a new one. Where one is
     * refused nothing is changed, and the refusal names the person.
     */
    enterPoints: command(
      scoreRecord.writers,
      z.strictObject({
        assessment: identifier,
        rows: z
          .array(
            z.strictObject({
              person: identifier,
              score: z.strictObject({ id: identifier, revision }).nullable(),
              points: changesCheck(scoreRecord),
            }),
          )
          .min(1)
          .max(mostEntered),
      }),
      answer<{ readonly entered: number }>(),
    ),
    /** Invites people to a session, takes them out of it and marks whether they came, as one change; others of the roll stay as they are. */
    markAttendance: command(
      trainingSessionRecord.writers,
      z.strictObject({
        session: identifier,
        marks: z
          .array(
            z.strictObject({
              person: identifier,
              isInvited: z.boolean(),
              status: z.enum(attendanceStatuses).nullable(),
            }),
          )
          .min(1)
          .max(mostInvited),
      }),
      answer<{ readonly marked: number }>(),
    ),
    /** Reads an attendance list (CSV, XLSX or JSON); `take` writes it where nothing in it is wrong. Taken again it changes nothing. */
    readAttendance: task(
      trainingSessionRecord.writers,
      z.strictObject({ session: identifier, ticket: z.string().max(100), take: z.boolean().default(false) }),
      answer<AttendanceReading>(),
    ),
    /** Reads the results of a phishing drill (GoPhish, CSV or JSON); `take` keeps them where nothing is wrong. Taken again they change nothing. */
    readDrill: task(
      drillResultRecord.writers,
      z.strictObject({ campaign: identifier, ticket: z.string().max(100), take: z.boolean().default(false) }),
      answer<DrillReading>(),
    ),
    /**
     * An issued certificate as an Open Badge 3.0, signed by the caller. `conflict`: `badgeIssue.refused.…` where it is not issued, was
     * revoked, or is the caller's own; `errors.certificatePending`.
     */
    issueBadge: task(
      certificateRecord.writers,
      z.strictObject({
        certificate: identifier,
        format: z.enum(badgeFormats),
        password: z.string().max(1024),
        language: z.enum(languages).default('en'),
      }),
      answer<OutgoingFile>(),
    ),
    /** The list of a session to be signed on paper. */
    signInSheet: task(
      everyRole,
      z.strictObject({ session: identifier, language: z.enum(languages).default('en') }),
      answer<OutgoingFile>(),
    ),
  },
} as const
