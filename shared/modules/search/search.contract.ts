import { z } from 'zod'
import { answer, query } from '../../contract/operation.ts'
import { everyRole } from '../../record/roles.ts'

type Marks = readonly (readonly [number, number])[]

/**
 * One record found. `excerpt` is plain text; `marks` and `titleMarks` are [start, end) offsets of the matches within
 * excerpt and title; `updatedAt` is when it was last changed.
 */
export type SearchHit = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly titleMarks: Marks
  readonly excerpt: string
  readonly marks: Marks
  readonly state: string
  readonly updatedAt: string
  readonly archived: boolean
}

/** What was found, best first, and how many records of each kind hold the words, whichever kinds were asked for. */
export type SearchAnswer = {
  readonly hits: readonly SearchHit[]
  readonly total: number
  readonly counts: Readonly<Record<string, number>>
}

export const searchContract = {
  search: {
    find: query(
      everyRole,
      z.strictObject({
        text: z.string().max(200),
        records: z.array(z.string().max(60)).max(60).default([]),
        /** Archived records as well. */
        archived: z.boolean().default(false),
        limit: z.int().min(1).max(200).default(50),
      }),
      answer<SearchAnswer>(),
    ),
  },
} as const
