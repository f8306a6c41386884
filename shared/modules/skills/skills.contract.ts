import { z } from 'zod'
import { answer, query } from '../../contract/operation.ts'
import { everyRole } from '../../record/roles.ts'
import type { SkillWorld } from './skills.projection.ts'

export const skillsContract = {
  skills: {
    /**
     * What the matrix of skills and the plans to grow are projected from: every skill, profile and person, and the ratings that
     * the reader may see.
     */
    world: query(everyRole, z.strictObject({}), answer<Omit<SkillWorld, 'on'>>()),
  },
} as const
