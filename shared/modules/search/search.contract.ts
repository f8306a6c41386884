import { z } from 'zod'
import { answer, query } from '../../contract/operation.ts'
import { everyRole } from '../../record/roles.ts'

/** One record found; `excerpt` is plain text and `marks` are [start, end) offsets of the matches within it. */
export type SearchHit = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly excerpt: string
  readonly marks: readonly (readonly [number, number])[]
}

export const searchContract = {
  search: {
    find: query(
      everyRole,
      z.strictObject({
        text: z.string().max(200),
        records: z.array(z.string().max(60)).max(60).default([]),
        limit: z.int().min(1).max(200).default(50),
      }),
      answer<{ readonly hits: readonly SearchHit[]; readonly total: number }>(),
    ),
  },
} as const
