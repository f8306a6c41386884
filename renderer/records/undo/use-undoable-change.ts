import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useChange } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import { useWords } from '../../app/words.tsx'
import { type CheckedValues, changedValues } from '../form-values.ts'
import { undoableChange } from './saved-change.ts'
import { useUndo } from './use-undo.tsx'

/** Gives fields of a record other values where no form is open, and offers the way back. */
export function useUndoableChange(record: AnyRecord) {
  const t = useWords()
  const { remember } = useUndo()
  return useChange(async ({ before, values }: { readonly before: AnyEntity; readonly values: CheckedValues }) => {
    const changes = changedValues(before, values)
    // Where only blanks differed, nothing is left to save or to take back.
    if (Object.keys(changes).length === 0) return before
    const after = await recordClient(record.name).update({ id: before.id, revision: before.revision, changes })
    remember(undoableChange(t, record, { before, after, changes }))
    return after
  })
}
