import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { happenedIn } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import type { BulkAction } from './list-bulk.ts'

type Rows = readonly { readonly id: string; readonly revision: string }[]
type Changes = Readonly<Record<string, AnyValue>>

/** Does one thing with many rows as one change; archiving offers the way back, which is a new change. */
export function useBulkChange(record: AnyRecord, onDone: () => void) {
  const t = useWords()
  const change = useChange(recordClient(record.name).changeMany)
  const tell = (action: BulkAction, rows: Rows) => {
    const back = action.kind === 'archive' ? 'restore' : 'archive'
    const isUndone = action.kind === 'archive' || action.kind === 'restore'
    const id = `many ${record.name}`
    const undo = async () => {
      notifications.hide(id)
      try {
        await change.mutateAsync({ rows, action: { kind: back } })
      } catch (error) {
        notifications.show({ color: 'red', message: happenedIn(t, refusalOf(error)) })
      }
    }
    notifications.hide(id)
    notifications.show({
      id,
      message: (
        <>
          {t('list.bulk.done', { count: rows.length })}{' '}
          {isUndone ? (
            <Button variant="subtle" size="compact-xs" onClick={() => void undo()}>
              {t('archive.undo')}
            </Button>
          ) : null}
        </>
      ),
    })
  }
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
          tell(action, done.rows)
        },
      },
    )
  }
  const refusal: ErrorShape | null = change.error ? refusalOf(change.error) : null
  return { run, refusal, isPending: change.isPending }
}
