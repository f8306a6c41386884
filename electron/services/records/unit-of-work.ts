import { invariant } from '#shared/base/assert.ts'
import { instantOf } from '#shared/base/calendar.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { always } from '../database/row-rule.ts'
import type { DraftOperation } from '../journal/feed.ts'
import type { OwnFeed, Store } from '../open-vault.ts'
import { operationsBetween } from './changes.ts'

/** When and by whom a command acts; `now` in milliseconds, `zone` an IANA name. */
export type Moment = { readonly now: number; readonly zone: string; readonly today: string; readonly person: string }

/** Everything that one command writes, until it becomes one change-set. */
export type UnitOfWork = {
  readonly moment: Moment
  /** The revision that every record touched by this command will carry. */
  readonly revision: string
  /** Stores the new form of a record, and remembers what changed; `before` is null for a new one. */
  save(record: AnyRecord, before: AnyEntity | null, after: AnyEntity): AnyEntity
  /** Journals a `restore` of a record that was not archived: the entry says that it stands, and why. */
  confirm(record: AnyRecord, entity: AnyEntity): AnyEntity
  because(reason: string): void
  /** Whether anything was written so far. */
  isPending(): boolean
  /** Appends the change-set, as one of a batch if it belongs to one; answers the names of the records touched, none where nothing changed. */
  finish(batch?: string): readonly string[]
}

/** Begins to collect; must run inside the transaction in which `finish` will run. */
export function beginWork(store: Store, own: OwnFeed, moment: Moment): UnitOfWork {
  invariant(store.db.inTransaction, 'rows and the entry that describes them are one transaction')
  const revision = `${own.device}:${own.feed.size() + 1}`
  const at = instantOf(moment.now)
  const operations: DraftOperation[] = []
  const bases = new Map<string, string | null>()
  let reason: string | undefined

  const baseOf = (before: AnyEntity | null, id: string) => (bases.has(id) ? bases.get(id) : before?.revision) ?? null
  const keep = (
    record: AnyRecord,
    before: AnyEntity | null,
    after: AnyEntity,
    changes: readonly DraftOperation[],
  ): AnyEntity => {
    bases.set(after.id, baseOf(before, after.id))
    operations.push(...changes)
    return storeStamped(store, record, before, { ...after, revision, updatedAt: at, updatedBy: moment.person })
  }

  return {
    moment,
    revision,
    save(record, before, after) {
      const base = baseOf(before, after.id)
      const changes = operationsBetween(record, before, after, base)
      if (before && changes.length === 0) return before
      return keep(record, before, after, changes)
    },
    confirm(record, entity) {
      const { id } = entity
      const base = baseOf(entity, id)
      return keep(record, entity, entity, [{ kind: 'restore', record: record.name, id, base }])
    },
    because(text) {
      reason = text
    },
    isPending: () => operations.length > 0,
    finish(batch) {
      if (operations.length === 0) return []
      const appended = own.feed.append({
        wall: moment.now,
        zone: moment.zone,
        ...(reason === undefined ? {} : { reason }),
        ...(batch === undefined ? {} : { batch }),
        operations,
      })
      invariant(appended.revision === revision, 'the rows carry the revision of the entry that describes them')
      return [...new Set(operations.map((operation) => operation.record))]
    },
  }
}

/** Writes the row; what is new was made when and by whom it is changed. */
function storeStamped(store: Store, record: AnyRecord, before: AnyEntity | null, after: AnyEntity): AnyEntity {
  const { createdAt, createdBy } = before ?? { createdAt: after.updatedAt, createdBy: after.updatedBy }
  const stamped: AnyEntity = { ...after, createdAt, createdBy }
  const table = store.table(record)
  if (before) table.replace(before, stamped)
  else table.insert(stamped)
  return stamped
}

/** A record as this command sees it, archived or not. */
export function stored(store: Store, record: AnyRecord, id: string): AnyEntity | null {
  return store.table(record).find(id, always)
}
