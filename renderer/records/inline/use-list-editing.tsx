import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { CellEditing, Column } from '../../ui/data-table-column.ts'
import { FormConflictDialog } from '../form-conflict-dialog.tsx'
import { mayWrite } from '../known-records.ts'
import type { useRows } from '../use-rows.ts'
import { CellEditor } from './cell-editor.tsx'
import { useCellEditing } from './use-cell-editing.ts'

/** The cells of a derived list that can be edited, and the dialog for two changes of one record. */
export function useListEditing(
  record: AnyRecord,
  columns: readonly Column[],
  { rowAt, titles }: ReturnType<typeof useRows>,
): { readonly editing: CellEditing<AnyEntity>; readonly dialog: ReactNode } {
  const t = useWords()
  const { member } = useSession()
  const cells = useCellEditing({
    record,
    columns,
    rowAt,
    writable: mayWrite(record, member.roles),
    onJoined: () =>
      notifications.show({ message: t('conflict.joined'), closeButtonProps: { 'aria-label': t('dialog.close') } }),
  })
  const { edited, wanted, actions, conflict } = cells
  const editor = edited ? (
    <CellEditor
      key={`${edited.row.id} ${edited.column}`}
      record={record}
      cell={edited}
      titles={titles}
      onChange={cells.change}
      onSave={(then, chosen) => void cells.commit(then, chosen)}
      onCancel={cells.cancel}
    />
  ) : null
  const dialog = conflict ? (
    <FormConflictDialog
      record={record}
      fresh={conflict.fresh}
      merge={conflict.merge}
      saving={cells.isSaving}
      onSave={(values) => cells.resolve(conflict.fresh.entity, values)}
      onBack={(values) => cells.takeBack(conflict.fresh.entity, values)}
      backLabel={t('inline.back')}
    />
  ) : null
  return { editing: { actions, edited: edited ? { ...edited, editor } : null, wanted }, dialog }
}
