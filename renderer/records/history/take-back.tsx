import { notifications } from '@mantine/notifications'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import { takenBack } from '#shared/record/story.ts'
import { useChange } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { ReasonDialog } from '../../app/reason-dialog.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../detail-props.ts'

/** Asks why an edit is taken back, and writes the values before it as a new change. */
export function TakeBack({
  record,
  detail,
  entry,
  onClose,
}: DetailProps & { readonly entry: HistoryEntry; readonly onClose: () => void }) {
  const t = useWords()
  const update = useChange(recordClient(record.name).update)
  const { entity } = detail
  const changes = takenBack(record, entry, entity)
  if (!changes) return null
  const fields = Object.keys(changes).map((field) => t(`${record.name}.${field}`))
  return (
    <ReasonDialog
      title={t('history.takeBack.title')}
      text={t('history.takeBack.text', { fields: fields.join(t('history.comma')) })}
      submitLabel={t('history.takeBack')}
      refusal={update.error ? refusalOf(update.error) : null}
      onClose={onClose}
      onSubmit={async (reason) => {
        await update.mutateAsync({ id: entity.id, revision: entity.revision, changes, reason })
        notifications.show({ message: t('history.takeBack.done') })
        onClose()
      }}
    />
  )
}
