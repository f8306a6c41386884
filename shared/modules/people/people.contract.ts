import { z } from 'zod'
import { isDay } from '../../base/calendar.ts'
import { answer, query } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import type { NamedDepartment } from './people.accountability.ts'
import type { ResponsiblePerson } from './people.expertise.ts'

/** Who answered for a record on a day; `titles` are of departments and people, by id. */
export type Accountability = {
  readonly departments: readonly NamedDepartment[]
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

const day = z.string().max(10).refine(isDay, { error: 'wrongType' })

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
} as const
