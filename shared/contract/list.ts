import { z } from 'zod'

// Addresses are checked in the window before any record is: compiled checks need what its content policy forbids.
z.config({ jitless: true })

/** How a column may be compared; `contains` is for text, `between` takes two bounds and includes both. */
const comparisons = ['is', 'isNot', 'in', 'contains', 'before', 'after', 'between', 'empty', 'filled'] as const

const operand = z.union([z.string().max(500), z.number(), z.boolean()])

/** One condition on a field; conditions of a list are all required. */
export const filterCheck = z.strictObject({
  field: z.string().max(60),
  comparison: z.enum(comparisons),
  value: z.union([operand, z.array(operand).max(200)]).optional(),
})
export type Filter = z.infer<typeof filterCheck>

/** A page of a list: filters, order, and `limit` (at most 500) rows from `offset`. */
export const listCheck = z.strictObject({
  // An address states twenty at most, and the group of a row is one more.
  filters: z.array(filterCheck).max(30).default([]),
  sort: z
    .array(z.strictObject({ field: z.string().max(60), descending: z.boolean().default(false) }))
    .max(3)
    .default([]),
  archived: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
})
export type ListQuery = z.input<typeof listCheck>

/** Titles of referenced records by id, so that a screen needs no second question. */
export type Titles = Readonly<Record<string, string>>

/** Rows of one page, the number of all rows that match, and the titles that the rows refer to. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly total: number; readonly titles: Titles }
