import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { useRecordSaving } from '../use-record-saving.ts'
import { undoableChange } from './saved-change.ts'
import { useUndo } from './use-undo.tsx'

/** Saves as `useRecordSaving` does, and offers the way back of what was saved. */
export function useUndoableSaving(record: AnyRecord) {
  const t = useWords()
  const { remember } = useUndo()
  return useRecordSaving(record, (change) => remember(undoableChange(t, record, change)))
}
