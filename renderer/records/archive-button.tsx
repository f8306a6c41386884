import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { happenedIn } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'

/** Archives or brings back; the notice offers the way back, which is a new change and no erasure. */
export function ArchiveButton({ record, entity }: { readonly record: AnyRecord; readonly entity: AnyEntity }) {
  const t = useWords()
  const client = recordClient(record.name)
  const change = useChange((input: { archive: boolean; id: string; revision: string }) => {
    const { archive, ...seen } = input
    return archive ? client.archive(seen) : client.restore(seen)
  })
  const notice = `archive ${entity.id}`
  const run = async (archive: boolean, seen: AnyEntity) => {
    try {
      const done = await change.mutateAsync({ archive, id: seen.id, revision: seen.revision })
      // An older notice would offer to undo what is undone already.
      notifications.hide(notice)
      notifications.show({
        id: notice,
        message: (
          <>
            {t(archive ? 'archive.done' : 'archive.restored')}{' '}
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => {
                notifications.hide(notice)
                void run(!archive, done)
              }}
            >
              {t('archive.undo')}
            </Button>
          </>
        ),
      })
    } catch (error) {
      notifications.show({ color: 'red', message: happenedIn(t, refusalOf(error)) })
    }
  }
  return (
    <Button variant="default" onClick={() => void run(!entity.archived, entity)} loading={change.isPending}>
      {t(entity.archived ? 'archive.restore' : 'archive.archive')}
    </Button>
  )
}
