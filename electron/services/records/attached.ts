import { filesIn } from '#shared/record/evidence-files.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ReadContext } from '../context.ts'
import { historyEntries } from './history.ts'

/** Who put a file into a record, as a person's id, and when. */
export type Attached = { readonly person: string; readonly at: string }

/** Who put each file into a record and when, by the journal: the first entry after which it was there. */
export function attachedTo(
  { vault, reading }: ReadContext,
  record: AnyRecord,
  id: string,
): ReadonlyMap<string, Attached> {
  const found = new Map<string, Attached>()
  for (const { changes, person, at } of historyEntries(vault.store, record, id, reading).toReversed())
    for (const { after } of changes)
      for (const file of filesIn(after)) if (!found.has(file.id)) found.set(file.id, { person, at })
  return found
}
