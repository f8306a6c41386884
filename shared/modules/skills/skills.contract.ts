import { z } from 'zod'
import { languages } from '../../base/translate.ts'
import { answer, query, task } from '../../contract/operation.ts'
import { calendarDay, identifier } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import { niceLevels } from './nice-profile.ts'
import { roleProfileRecord } from './role-profile.record.ts'
import type { CourseDemand } from './skills.curriculum.ts'
import type { SkillWorld } from './skills.projection.ts'

/** Courses asked for, with the titles of courses, profiles and people by id. */
export type Curriculum = {
  readonly demands: readonly CourseDemand[]
  readonly titles: Readonly<Record<string, string>>
}

/** A file of the NICE Framework: its work roles, what taking each would do to the profile of its code, and the own skills that it names. */
export type NiceReading = {
  readonly name: string
  readonly version: string
  readonly roles: readonly {
    readonly code: string
    readonly title: string
    readonly change: 'added' | 'changed' | 'same'
    readonly skills: readonly string[]
    /** How many statements of each kind: `task`, `knowledge`, `skill`. */
    readonly statements: Readonly<Record<string, number>>
  }[]
  /** How many profiles were made or changed. */
  readonly taken: number
}

export const skillsContract = {
  skills: {
    /**
     * What the matrix of skills and the plans to grow are projected from: every skill, profile and person, and the ratings that
     * the reader may see; with a day, profiles ask what they asked at its end.
     */
    world: query(everyRole, z.strictObject({ on: calendarDay.optional() }), answer<Omit<SkillWorld, 'on'>>()),
    /**
     * Reads work roles of the NICE Framework (CPRT, JSON); `take` keeps those of `roles`, or all, as role profiles. Taken again they
     * change nothing. `invalid`: `errors.nice…`; `missing`: `errors.niceUnknownRole`.
     */
    readNice: task(
      roleProfileRecord.writers,
      z.strictObject({
        ticket: z.string().max(100),
        take: z.boolean().default(false),
        roles: z.array(z.string().max(60)).max(500).optional(),
        level: z.enum(niceLevels).default('independent'),
        language: z.enum(languages).default('en'),
      }),
      answer<NiceReading>(),
    ),
    /** The courses that role profiles ask of one person, or that one profile asks of its holders, from all sessions held. */
    curriculum: query(
      everyRole,
      z.strictObject({ of: z.enum(['person', 'profile']), id: identifier }),
      answer<Curriculum>(),
    ),
  },
} as const
