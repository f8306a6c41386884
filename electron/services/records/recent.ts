import type { AnyRecord } from '#shared/record/record.ts'
import type { Operation } from '../journal/change-set.ts'
import { type RecentlyWritten, recentEntries } from '../journal/history.ts'
import { recordNamed, type Store } from '../open-vault.ts'
import { personOf } from './history.ts'

/** One entry of the journal as far as it tells what was done to its first record of a kind that is shown. */
export type RecentEntry = {
  readonly revision: string
  readonly wall: number
  readonly person: string
  readonly record: AnyRecord
  readonly id: string
  readonly kind: 'created' | 'changed' | 'moved' | 'archived' | 'restored'
  readonly state: string | null
  readonly others: number
}

/** Whether what was done to a record is told. */
type IsShown = (record: AnyRecord, id: string, operations: readonly Operation[]) => boolean

function kindOf(operations: readonly Operation[]): RecentEntry['kind'] {
  const kinds = new Set(operations.map(({ kind }) => kind))
  if (kinds.has('create')) return 'created'
  if (kinds.has('archive')) return 'archived'
  if (kinds.has('restore')) return 'restored'
  return 'changed'
}

/** The state that a record was moved to; null where it was not, or its value was deleted. */
function stateIn(entry: RecentlyWritten, id: string): string | null {
  const place = entry.operations.findIndex(
    (operation) => operation.id === id && operation.kind === 'set' && operation.field === 'state',
  )
  const stored = place < 0 ? null : entry.valueAt(place)
  return stored?.state === 'present' && typeof stored.value === 'string' ? stored.value : null
}

function toldOf(store: Store, entry: RecentlyWritten, isShown: IsShown) {
  const touched = Map.groupBy(entry.operations, ({ id }) => id)
  const shown = [...touched].flatMap(([id, operations]) => {
    const record = recordNamed(operations[0]?.record ?? '')
    return record && isShown(record, id, operations) ? [{ id, record, operations }] : []
  })
  const [first] = shown
  if (!first) return []
  const kind = kindOf(first.operations)
  const state = kind === 'changed' ? stateIn(entry, first.id) : null
  return [
    {
      revision: entry.revision,
      wall: entry.wall,
      person: personOf(store, entry.member),
      record: first.record,
      id: first.id,
      kind: state === null ? kind : ('moved' as const),
      state,
      others: shown.length - 1,
    },
  ]
}

/** The newest entries that touched a record which `isShown`, newest first; at most `limit`, of four times as many read. */
export function recentChanges(store: Store, limit: number, isShown: IsShown): readonly RecentEntry[] {
  const told: RecentEntry[] = []
  for (const entry of recentEntries(store.db, 4 * limit)) {
    told.push(...toldOf(store, entry, isShown))
    if (told.length >= limit) break
  }
  return told
}
