import { instantOf } from '#shared/base/calendar.ts'
import type { FieldChange, HistoryEntry } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { sameValue } from '#shared/record/same-value.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { Reading } from '../database/row-rule.ts'
import { historyOf, type ReadEntry } from '../journal/history.ts'
import type { Store } from '../open-vault.ts'
import { applyOperation, blankEntity } from './changes.ts'
import { pastFor } from './veiled.ts'

/** Who a member acts as: members point to one person for ever, so the present row answers for the past. */
export function personOf(store: Store, member: string): string {
  const row = store.db.prepare<[string], string>('SELECT "person" FROM "members" WHERE "id" = ?').pluck().get(member)
  return row ?? ''
}

function kindOf(entry: ReadEntry, changes: readonly FieldChange[]): HistoryEntry['kind'] {
  const kinds = new Set(entry.operations.map((operation) => operation.kind))
  if (kinds.has('create')) return 'created'
  if (kinds.has('archive')) return 'archived'
  if (kinds.has('restore')) return 'restored'
  return changes.some((change) => change.field === 'state') ? 'moved' : 'changed'
}

function difference(record: AnyRecord, before: AnyEntity, after: AnyEntity): readonly FieldChange[] {
  return ['state', ...Object.keys(record.fields)].flatMap((field): readonly FieldChange[] => {
    const [old, next] = [before[field] ?? null, after[field] ?? null]
    return sameValue(old, next) ? [] : [{ field, before: old, after: next }]
  })
}

/** What happened to a record, newest first, each entry with the values before and after that the reader may see. */
export function historyEntries(store: Store, record: AnyRecord, id: string, reading: Reading): readonly HistoryEntry[] {
  const { show, isSilent } = pastFor(store, record, id, reading)
  let entity = blankEntity(record, id)
  const entries = historyOf(store.db, id).flatMap((entry): readonly HistoryEntry[] => {
    const before = entity
    for (const operation of entry.operations) entity = applyOperation(record, entity, operation)
    if (isSilent(entry.operations)) return []
    const changes = difference(record, show(before), show(entity))
    const told = {
      revision: entry.revision,
      kind: kindOf(entry, changes),
      at: instantOf(entry.wall),
      zone: entry.zone,
      person: personOf(store, entry.member),
      device: entry.device,
      reason: entry.reason,
      changes,
    }
    return [told]
  })
  return entries.reverse()
}
