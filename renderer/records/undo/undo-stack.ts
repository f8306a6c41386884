import { isListField } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { StepBack } from '#shared/record/step-back.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'

type Values = Readonly<Record<string, AnyValue>>

/** One record of a change: the revision that it had before and the one that it got, and the values that come back. */
export type UndoRow = {
  readonly id: string
  readonly before: string
  readonly after: string
  readonly values: Values
}

type Changed = {
  readonly record: string
  readonly what: string
  readonly rows: readonly UndoRow[]
  /** What is not taken back with it, or why nothing is; said once, beside what was done. */
  readonly aside?: string | null
}
/** A step of one record and the steps that answer it, as they were offered when it had been taken. */
export type TakenStep = Changed & { readonly back: 'step'; readonly ways: readonly StepBack[] }
/** A step of many records, the one that answers it, null where none does, and what each of them was when it had been taken. */
export type TakenSteps = Changed & {
  readonly back: 'steps'
  readonly way: StepBack | null
  readonly entities: readonly AnyEntity[]
}
type ChangedValues = Changed & { readonly back: 'values' | 'restore' | 'archive' }

/** One change that was made in this window: `what` says it in words, `back` is how it is taken back. */
export type Undoable = ChangedValues | TakenStep | TakenSteps

/** The most changes that are remembered. */
const most = 50

/** The values that a record had in these fields before they were changed. */
export function valuesBefore(record: AnyRecord, before: AnyEntity, fields: readonly string[]): Values {
  return Object.fromEntries(
    fields.map((name) => {
      const field = record.fields[name]
      return [name, before[name] ?? (field && isListField(field) ? [] : null)]
    }),
  )
}

/** The stack with one more change on it; the oldest goes where there are too many. */
export function remembering(stack: readonly Undoable[], change: Undoable): readonly Undoable[] {
  return [...stack, change].slice(-most)
}

/**
 * The stack after a change was taken back. Taking back is a change itself, so what was changed before it must be known
 * by the revisions that came of it: `revisions` holds them by id.
 */
export function withoutUndone(
  stack: readonly Undoable[],
  undone: Undoable,
  revisions: ReadonlyMap<string, string>,
): readonly Undoable[] {
  const before = new Map(undone.rows.map((row) => [row.id, row.before]))
  return stack
    .filter((change) => change !== undone)
    .map((change) => ({
      ...change,
      rows: change.rows.map((row) => {
        const now = revisions.get(row.id)
        return now !== undefined && before.get(row.id) === row.after ? { ...row, after: now } : row
      }),
    }))
}
