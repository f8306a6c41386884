import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { happenedIn } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { shortTitle } from './undo/saved-change.ts'
import { useUndo } from './undo/use-undo.tsx'

/** Archives or brings back; the notice offers the way back, which is a new change and no erasure. */
export function ArchiveButton({ record, entity }: { readonly record: AnyRecord; readonly entity: AnyEntity }) {
  const t = useWords()
  const client = recordClient(record.name)
  const { remember } = useUndo()
  const change = useChange(entity.archived ? client.restore : client.archive)
  const run = async () => {
    const { id, revision, archived } = entity
    try {
      const done = await change.mutateAsync({ id, revision })
      const title = shortTitle(t, record, entity)
      remember({
        record: record.name,
        what: t(archived ? 'undo.restored' : 'undo.archived', { title }),
        back: archived ? 'archive' : 'restore',
        rows: [{ id, before: revision, after: done.revision, values: {} }],
      })
    } catch (error) {
      notifications.show({ color: 'red', message: happenedIn(t, refusalOf(error)) })
    }
  }
  return (
    <Button variant="default" onClick={() => void run()} loading={change.isPending}>
      {t(entity.archived ? 'archive.restore' : 'archive.archive')}
    </Button>
  )
}
