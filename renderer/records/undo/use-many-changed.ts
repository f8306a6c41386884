import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import type { BulkDone } from '../use-bulk-change.tsx'
import { type Undoable, valuesBefore } from './undo-stack.ts'
import { useStepsTaken } from './use-steps-taken.ts'
import { useUndo } from './use-undo.tsx'

/** What each action but a step is taken back by. */
const ways = { update: 'values', archive: 'restore', restore: 'archive' } as const

/** Says what was done with many records at once, with the way back, which is a new change. */
export function useManyChanged(record: AnyRecord) {
  const t = useWords()
  const { remember } = useUndo()
  const stepsTaken = useStepsTaken(record)
  return (done: BulkDone) => {
    const { rows, action, changes, revisions } = done
    if (action.kind === 'move') return stepsTaken(action.step, done)
    const changed = rows.map((row): Undoable['rows'][number] => ({
      id: row.id,
      before: row.revision,
      after: revisions.get(row.id) ?? row.revision,
      values: valuesBefore(record, row, Object.keys(changes)),
    }))
    const what = t('list.bulk.done', { count: rows.length })
    remember({ record: record.name, what, back: ways[action.kind], rows: changed })
  }
}
