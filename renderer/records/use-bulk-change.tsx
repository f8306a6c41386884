import type { ErrorShape } from '#shared/contract/errors.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import type { BulkAction } from './list-bulk.ts'

type Changes = Readonly<Record<string, AnyValue>>

/** What was done with many records at once: the records as they were, and the revisions that came of it, by id. */
export type BulkDone = {
  readonly rows: readonly AnyEntity[]
  readonly action: BulkAction
  readonly changes: Changes
  readonly revisions: ReadonlyMap<string, string>
}

/** Does one thing with many rows as one change. */
export function useBulkChange(record: AnyRecord, onDone: (done: BulkDone) => void) {
  const change = useChange(recordClient(record.name).changeMany)
  const run = (rows: readonly AnyEntity[], action: BulkAction, changes: Changes, reason: string) => {
    const seen = rows.map(({ id, revision }) => ({ id, revision }))
    const stated = reason === '' ? {} : { reason }
    const given = action.kind === 'update' ? { ...action, changes } : action
    const withDemands = action.kind === 'move' && Object.keys(changes).length > 0 ? { ...action, changes } : given
    change.mutate(
      { rows: seen, action: withDemands, ...stated },
      {
        onSuccess: (done) => {
          const revisions = new Map(done.rows.map(({ id, revision }) => [id, revision]))
          onDone({ rows, action, changes, revisions })
        },
      },
    )
  }
  const refusal: ErrorShape | null = change.error ? refusalOf(change.error) : null
  return { run, refusal, isPending: change.isPending }
}
