import { z } from 'zod'
import { answer, query } from '../../contract/operation.ts'
import { calendarDay, identifier } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import type { CourseDemand } from './skills.curriculum.ts'
import type { SkillWorld } from './skills.projection.ts'

/** Courses asked for, with the titles of courses, profiles and people by id. */
export type Curriculum = {
  readonly demands: readonly CourseDemand[]
  readonly titles: Readonly<Record<string, string>>
}

export const skillsContract = {
  skills: {
    /**
     * What the matrix of skills and the plans to grow are projected from: every skill, profile and person, and the ratings that
     * the reader may see; with a day, profiles ask what they asked at its end.
     */
    world: query(everyRole, z.strictObject({ on: calendarDay.optional() }), answer<Omit<SkillWorld, 'on'>>()),
    /** The courses that role profiles ask of one person, or that one profile asks of its holders, from all sessions held. */
    curriculum: query(
      everyRole,
      z.strictObject({ of: z.enum(['person', 'profile']), id: identifier }),
      answer<Curriculum>(),
    ),
  },
} as const
