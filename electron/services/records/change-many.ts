import { OperationError } from '#shared/contract/errors.ts'
import type { ChangedRows } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { WriteContext } from '../context.ts'
import { titleOf } from './reader.ts'

type Action =
  | { readonly kind: 'update'; readonly changes: object }
  | { readonly kind: 'updateEach'; readonly changes: readonly object[] }
  | { readonly kind: 'move'; readonly step: string; readonly changes?: object | undefined }
  | { readonly kind: 'archive' }
  | { readonly kind: 'restore' }

type ManyChanges = {
  readonly rows: readonly { readonly id: string; readonly revision: string }[]
  readonly action: Action
  readonly reason?: string | undefined
}

/**
 * Does one thing to many records as one change-set, with the same values or each with its own, each under the rules that it has alone. Where one is refused nothing
 * is changed, and the refusal names it by `title`, `id` and its place `row`, counted from one.
 */
export function changeMany(
  record: AnyRecord,
  { rows, action, reason }: ManyChanges,
  context: WriteContext,
): ChangedRows {
  const { actor } = context
  if (action.kind !== 'move' && !record.writers.some((role) => actor.roles.includes(role)))
    throw new OperationError('forbidden', 'errors.forbidden', {
      parameters: { operation: `${record.name}.${action.kind}` },
    })
  if (reason) context.because(reason)
  const writer = context.write(record)
  const change = (id: string, revision: string, index: number) => {
    switch (action.kind) {
      case 'updateEach':
        return writer.update(id, revision, action.changes[index] ?? {})
      case 'update':
        return writer.update(id, revision, action.changes)
      case 'move':
        return writer.move(id, revision, action.step, { changes: action.changes ?? {}, ...(reason ? { reason } : {}) })
      case 'archive':
        return writer.archive(id, revision)
      case 'restore':
        return writer.restore(id, revision)
    }
  }
  const changed = rows.map(({ id, revision }, index) => {
    try {
      return { id, revision: change(id, revision, index).revision }
    } catch (error) {
      throw error instanceof OperationError ? naming(record, context, error, { id, row: index + 1 }) : error
    }
  })
  return { rows: changed }
}

/** The refusal with the row that it is of; what the caller may not read stays without a title. */
function naming(
  record: AnyRecord,
  context: WriteContext,
  error: OperationError,
  place: { readonly id: string; readonly row: number },
): OperationError {
  const entity = context.read(record).find(place.id)
  const title = entity ? { title: titleOf(record, entity) } : {}
  const { code, key, fields, parameters } = error
  const named = { ...parameters, record: record.name, ...place, ...title }
  return new OperationError(code, key, { parameters: named, fields, cause: error })
}
