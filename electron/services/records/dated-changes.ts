import { dayIn } from '#shared/base/calendar.ts'
import type { DatedChange } from '#shared/modules/people/people.accountability.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ReadContext } from '../context.ts'
import { historyEntries } from './history.ts'

/** The changes of a record by the day on which they were made, newest first. */
export function datedChanges(context: ReadContext, record: AnyRecord, id: string): readonly DatedChange[] {
  return historyEntries(context.vault.store, record, id, context.reading).map((entry) => ({
    day: dayIn(context.zone, Date.parse(entry.at)),
    creates: entry.kind === 'created',
    changes: entry.changes,
  }))
}
