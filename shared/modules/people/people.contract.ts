import { z } from 'zod'
import { isDay } from '../../base/calendar.ts'
import { languages } from '../../base/translate.ts'
import { answer, command, query, task } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import { departmentRecord } from './department.record.ts'
import type { NamedDepartment } from './people.accountability.ts'
import {
  type AnsweredFact,
  type AnswerGap,
  type Answering,
  type AnswerRow,
  answerGaps,
  answerSides,
} from './people.answers.ts'
import type { Body } from './people.bodies.ts'
import type { ResponsiblePerson } from './people.expertise.ts'
import type { TimelineEntry } from './people.timeline.ts'

/** Who answered for a record on a day; `titles` are of departments and people, by id. */
export type Accountability = {
  readonly departments: readonly NamedDepartment[]
  /** The person who answered, null for nobody; absent for kinds of records that name departments alone. */
  readonly answering?: Answering | null
  /** False for a day before the record was made: then the departments are those that it was made with. */
  readonly isRecorded: boolean
  readonly titles: Readonly<Record<string, string>>
}

/** Who held security duties on a day: a page of them, how many there are, and the names of their units by id. */
export type Expertise = {
  readonly people: readonly ResponsiblePerson[]
  readonly total: number
  readonly units: Readonly<Record<string, string>>
}

/** The latest moments of a person, and how many there are. */
export type PersonTimeline = { readonly entries: readonly TimelineEntry[]; readonly total: number }

const day = z.string().max(10).refine(isDay, { error: 'wrongType' })

const matrixCheck = z.strictObject({ day, side: z.enum(answerSides).default('department') })
export type AnswerQuestion = z.output<typeof matrixCheck>

/** How much of each kind of record was answered for on a day, by department or person, and what of it by nobody. */
export type AnswerMatrix = {
  /** The columns, as far as the caller may read them. */
  readonly kinds: readonly string[]
  /** `title` is null for what no department or no person answers for; `head` is who headed the department on the day. */
  readonly rows: readonly (AnswerRow & { readonly title: string | null; readonly head: string | null })[]
  readonly gaps: Readonly<Record<AnswerGap, number>>
  readonly total: number
  /** The names of the heads, by id. */
  readonly people: Readonly<Record<string, string>>
}

/** One number of the matrix: `id` null asks for what nobody answers for, absent for all rows. */
export const answerRowsCheck = matrixCheck.extend({
  id: identifier.nullable().optional(),
  kind: z.string().max(60).optional(),
  gap: z.enum(answerGaps).optional(),
  offset: z.int().min(0).default(0),
})

/** What stands behind a number of the matrix: a page of it, how much there is, and names by id. */
export type AnswerRows = {
  readonly rows: readonly (AnsweredFact & { readonly answering: Answering | null; readonly gap: AnswerGap | null })[]
  readonly total: number
  readonly titles: Readonly<Record<string, string>>
}

type TextRow = { readonly id: string; readonly texts: Readonly<Record<string, string | null>> }

/** All units of a kind, those who belong to them, and the rows that date it; names of people by id. */
export type OrganisationData = {
  readonly units: readonly TextRow[]
  readonly members: readonly TextRow[]
  readonly duties: readonly TextRow[]
  readonly lines: readonly TextRow[]
  readonly names: Readonly<Record<string, string>>
}

export const peopleContract = {
  accountability: {
    /** Who answered for any record on a day; `missing` where the record does not exist or may not be read. */
    on: query(
      everyRole,
      z.strictObject({
        record: z.string().max(60),
        id: identifier,
        day,
      }),
      answer<Accountability>(),
    ),
  },
  answers: {
    /** How much every department or person answered for on a day, and how much of it nobody. */
    matrix: query(everyRole, matrixCheck, answer<AnswerMatrix>()),
    /** The records and duties behind a number of it. */
    rows: query(everyRole, answerRowsCheck, answer<AnswerRows>()),
    /** All of it as a table: a line for each record and duty, with its department, who answers, and what is missing. */
    export: task(
      everyRole,
      z.strictObject({ day, format: z.string().max(60), language: z.enum(languages).default('en') }),
      answer<OutgoingFile>(),
    ),
  },
  bodies: {
    /** A department or group as it stood on a day; `missing` where there is none. */
    on: query(
      everyRole,
      z.strictObject({ record: z.enum(['department', 'group']), id: identifier, day }),
      answer<Body>(),
    ),
    /** What departments or groups of any day are drawn from. */
    organisation: query(
      everyRole,
      z.strictObject({ record: z.enum(['department', 'group']) }),
      answer<OrganisationData>(),
    ),
    /** Writes on the pages of units what their dated facts say of today; it is asked on every new day. */
    settle: command(departmentRecord.writers, z.strictObject({}), answer<{ readonly settled: number }>()),
  },
  expertise: {
    /** Those who held security duties on a day, with years and qualifications; in departments or groups alone with `of`. */
    on: query(
      everyRole,
      z.strictObject({
        day,
        of: z.enum(['department', 'group']).optional(),
        offset: z.int().min(0).default(0),
      }),
      answer<Expertise>(),
    ),
  },
  timeline: {
    /** What the caller may read of a person, from every record that names them, the latest first. */
    of: query(everyRole, z.strictObject({ person: identifier }), answer<PersonTimeline>()),
  },
} as const
