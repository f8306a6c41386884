import { z } from 'zod'
import { invariant } from '#shared/base/assert.ts'

/** The form of text in both languages of the product. */
export const words = z.strictObject({ en: z.string(), 'zh-CN': z.string() })
export type Words = z.infer<typeof words>

/** The five people who may open the demo vault, by what they do in it. */
export const players = ['administrator', 'lead', 'auditor', 'secondAuditor', 'trainer'] as const
export type Player = (typeof players)[number]

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)

const later = z.strictObject({
  at: moment,
  by: z.enum(players).optional(),
  step: z.string().optional(),
  /** The step of what asks this person about the record: their own approval of a version. */
  decide: z.string().optional(),
  /** So many people without the program answer a campaign by signed reply. */
  replies: z.int().optional(),
  changes: z.record(z.string(), z.unknown()).optional(),
  reason: words.optional(),
})

const entry = z.strictObject({
  as: z.string(),
  record: z.string(),
  at: moment,
  by: z.enum(players),
  of: z.string().optional(),
  draft: z.record(z.string(), z.unknown()),
  next: z.array(later).optional(),
})

/** The form of a page of the diary, `assets/demo/<page>.json`. */
export const diaryPage = z.array(entry)

/**
 * A record of the demo: made by somebody at a time, and what became of it. In values `@name` stands for another record
 * of the diary, `{ en, zh-CN }` for text, and `{ file }` for an attached file. With `of` it is the open duty of that schedule. `at` is local time, `YYYY-MM-DD HH:MM`.
 */
export type DiaryEntry = z.infer<typeof entry>

/** One thing that somebody did: made a record, changed it, or took a step with it. */
export type Deed = {
  readonly at: string
  readonly by: Player
  readonly as: string
  readonly reason?: Words | undefined
} & (
  | { readonly kind: 'create'; readonly record: string; readonly draft: Readonly<Record<string, unknown>> }
  | { readonly kind: 'find'; readonly of: string }
  | { readonly kind: 'update'; readonly changes: Readonly<Record<string, unknown>> }
  | { readonly kind: 'replies'; readonly count: number }
  | { readonly kind: 'move' | 'decide'; readonly step: string; readonly changes: Readonly<Record<string, unknown>> }
)

/** The deeds of a diary in the order in which they were done; those of one minute keep the order of the pages. */
export function deedsOf(entries: readonly DiaryEntry[]): readonly Deed[] {
  const names = new Set(entries.map((item) => item.as))
  invariant(names.size === entries.length, 'the diary gives each record a name of its own')
  return entries
    .flatMap((item): readonly Deed[] => {
      const { as, at, by, of, record, draft } = item
      const made: Deed =
        of === undefined ? { kind: 'create', as, at, by, record, draft } : { kind: 'find', as, at, by, of }
      return [made, ...(item.next ?? []).map((later) => deedOf(item, later))]
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

function deedOf(item: DiaryEntry, next: z.infer<typeof later>): Deed {
  invariant(next.at >= item.at, `${item.as} changes before it exists`)
  const { at, step, decide, replies, changes = {}, reason } = next
  const base = { as: item.as, at, by: next.by ?? item.by, reason }
  if (replies !== undefined) return { ...base, kind: 'replies', count: replies }
  if (decide !== undefined) return { ...base, kind: 'decide', step: decide, changes }
  return step === undefined ? { ...base, kind: 'update', changes } : { ...base, kind: 'move', step, changes }
}
