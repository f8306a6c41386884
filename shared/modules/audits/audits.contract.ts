import { z } from 'zod'
import { type ReferenceKind, referenceKinds } from '../../base/cross-references.ts'
import { answer, command, query } from '../../contract/operation.ts'
import { cleanText, identifier } from '../../record/check.ts'
import type { Evidence } from '../../record/fields.ts'

/** What a reference leads to: a record, or a file of one. */
export type ReferenceTarget = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly file: Evidence | null
}

/** Something that can be referred to; `label` is what a text will show, `about` tells it from others of that name. */
export type ReferenceChoice = {
  readonly kind: ReferenceKind
  readonly key: string
  readonly label: string
  readonly about: string
}

/** A text that refers to a record, or to a file of it. */
export type ReferringText = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly field: string
}

const readers = ['administrator', 'lead', 'auditor', 'viewer'] as const

const writers = ['administrator', 'lead', 'auditor'] as const

/** The most rows that one command puts on a checklist. */
export const mostAdded = 1000

const questionCheck = z.strictObject({
  question: cleanText(1000, false),
  criterion: cleanText(1000, false).nullable().default(null),
  control: identifier.nullable().default(null),
  policy: identifier.nullable().default(null),
  objective: cleanText(10_000, true).nullable().default(null),
  procedure: cleanText(10_000, true).nullable().default(null),
})

export const auditsContract = {
  checklist: {
    /** Puts questions at the end of an audit's checklist, all of them or none, in one change. */
    add: command(
      writers,
      z.strictObject({ audit: identifier, questions: z.array(questionCheck).min(1).max(mostAdded) }),
      answer<{ readonly added: number; readonly first: string }>(),
    ),
  },
  crossReference: {
    /** What a reference leads to; null where it is not there, archived, or not for the caller to read. */
    find: query(
      readers,
      z.strictObject({ kind: z.enum(referenceKinds), key: z.string().regex(/^[0-9a-f]{12}$/u) }),
      answer<ReferenceTarget | null>(),
    ),
    /** What the words may mean, a few of each kind, the latest first. */
    choices: query(readers, z.strictObject({ words: z.string().max(60) }), answer<readonly ReferenceChoice[]>()),
    /** The texts that refer to a record or to a file that it holds. */
    to: query(
      readers,
      z.strictObject({ record: z.string().max(60), id: identifier }),
      answer<readonly ReferringText[]>(),
    ),
  },
} as const
