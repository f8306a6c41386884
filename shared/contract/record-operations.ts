import { z } from 'zod'
import { changesCheck, cleanText, draftCheck, identifier, revision } from '../record/check.ts'
import type { AnyRecord, Draft, Entity } from '../record/record.ts'
import type { AnyValue } from '../record/values.ts'
import { listCheck, type Page, type Titles } from './list.ts'
import { type Summary, summaryCheck } from './list-summary.ts'
import { answer, command, query } from './operation.ts'

/** One change of one field as a person reads it; `part` is the id of the part row or element touched. */
export type FieldChange = {
  readonly field: string
  readonly part?: string
  readonly before: AnyValue
  readonly after: AnyValue
}

/** What one command did to one record. `step` is the workflow step taken, if it was one. */
export type HistoryEntry = {
  readonly revision: string
  readonly kind: 'created' | 'changed' | 'moved' | 'archived' | 'restored'
  readonly at: string
  readonly zone: string
  readonly person: string
  readonly device: string
  readonly reason: string | null
  readonly changes: readonly FieldChange[]
}

/**
 * A step that the caller may take now; `blocked` names the field whose holder, the caller, may not take it, and
 * `refusals` are what the rules of a gated step have against it, each a message key with its values.
 */
export type OfferedStep = {
  readonly step: string
  readonly to: string
  readonly needsReason: boolean
  readonly missing: readonly string[]
  readonly blocked: string | null
  readonly refusals: readonly StepRefusal[]
}

export type StepRefusal = {
  readonly key: string
  readonly parameters: Readonly<Record<string, string | number>>
}

/** A record with what its page needs: titles of references, offered steps, and who links here. */
export type Detail<Row> = {
  readonly entity: Row
  readonly titles: Titles
  readonly steps: readonly OfferedStep[]
  readonly mayEdit: boolean
  readonly mayArchive: boolean
  readonly selfApproved: boolean
  readonly linked: readonly {
    readonly record: string
    readonly id: string
    readonly title: string
    readonly field: string
  }[]
}

const reason = cleanText(1000, true).optional()
const seen = { id: identifier, revision, reason }

/** The most records that one change of many may touch. */
export const mostChanged = 500

const seenRows = z
  .array(z.strictObject({ id: identifier, revision }))
  .min(1)
  .max(mostChanged)
  .refine((rows) => new Set(rows.map(({ id }) => id)).size === rows.length, { error: 'repeated' })

/** What was changed together: each record with its new revision, in the order given. */
export type ChangedRows = { readonly rows: readonly { readonly id: string; readonly revision: string }[] }

/** The everyday operations of a record that a person may write. */
export function recordOperations<R extends AnyRecord>(record: R) {
  // draftCheck builds its shape from the same fields that Draft<R> is derived from.
  const draft = draftCheck(record) as unknown as z.ZodType<Draft<R>, Draft<R>>
  const changes = changesCheck(record) as unknown as z.ZodType<Partial<Draft<R>>, Partial<Draft<R>>>
  const entity = answer<Entity<R>>()
  return {
    ...readOperations(record),
    create: command(record.writers, z.strictObject({ draft, reason }), entity),
    update: command(record.writers, z.strictObject({ ...seen, changes }), entity),
    move: command(
      record.readers,
      z.strictObject({ ...seen, step: z.string().max(60), changes: changes.optional() }),
      entity,
    ),
    archive: command(record.writers, z.strictObject(seen), entity),
    restore: command(record.writers, z.strictObject(seen), entity),
    // Whoever reads may call, for steps have roles of their own; everything else asks for a writer.
    changeMany: command(
      record.readers,
      z
        .strictObject({
          rows: seenRows,
          action: z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('update'), changes }),
            /** Values of its own for each row, in the order of the rows. */
            z.strictObject({ kind: z.literal('updateEach'), changes: z.array(changes).min(1).max(mostChanged) }),
            z.strictObject({ kind: z.literal('move'), step: z.string().max(60), changes: changes.optional() }),
            z.strictObject({ kind: z.literal('archive') }),
            z.strictObject({ kind: z.literal('restore') }),
          ]),
          reason,
        })
        .refine(({ rows, action }) => action.kind !== 'updateEach' || action.changes.length === rows.length, {
          error: 'notOnePerRow',
          path: ['action', 'changes'],
        }),
      answer<ChangedRows>(),
    ),
  }
}

/** The reading operations that every record has, managed ones included. */
export function readOperations<R extends AnyRecord>(record: R) {
  return {
    list: query(record.readers, listCheck, answer<Page<Entity<R>>>()),
    summary: query(record.readers, summaryCheck, answer<Summary>()),
    get: query(record.readers, z.strictObject({ id: identifier }), answer<Detail<Entity<R>>>()),
    history: query(
      record.readers,
      z.strictObject({ id: identifier }),
      answer<{ readonly entries: readonly HistoryEntry[]; readonly titles: Titles }>(),
    ),
  }
}
