import type { ErrorShape } from '#shared/contract/errors.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { useWords } from '../app/words.tsx'
import type { BulkAction } from './list-bulk.ts'
import { type Undoable, valuesBefore } from './undo/undo-stack.ts'
import { useUndo } from './undo/use-undo.tsx'

type Changes = Readonly<Record<string, AnyValue>>

/** How each action is taken back; a step of a workflow is not, for only steps lead on from where it led. */
const ways = { update: 'values', archive: 'restore', restore: 'archive', move: null } as const

/** Does one thing with many rows as one change; what can be taken back offers the way back, which is a new change. */
export function useBulkChange(record: AnyRecord, onDone: () => void) {
  const t = useWords()
  const { tell, remember } = useUndo()
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
          onDone()
          const what = t('list.bulk.done', { count: rows.length })
          const back = ways[action.kind]
          if (back === null) return tell(what)
          const revisions = new Map(done.rows.map(({ id, revision }) => [id, revision]))
          const changed = rows.map((row): Undoable['rows'][number] => ({
            id: row.id,
            before: row.revision,
            after: revisions.get(row.id) ?? row.revision,
            values: valuesBefore(record, row, Object.keys(changes)),
          }))
          remember({ record: record.name, what, back, rows: changed })
        },
      },
    )
  }
  const refusal: ErrorShape | null = change.error ? refusalOf(change.error) : null
  return { run, refusal, isPending: change.isPending }
}
