import { instantOf } from '#shared/base/calendar.ts'
import type { SummaryQuery } from '#shared/contract/list-summary.ts'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import { isSigned } from '#shared/record/lapse.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { isFrozen, isSelfApproved } from '#shared/record/workflow.ts'
import type { ReadContext, WriteContext } from './context.ts'
import { allRecords } from './open-vault.ts'
import { changeMany } from './records/change-many.ts'
import { historyEntries } from './records/history.ts'
import { linkedTo } from './records/linked.ts'
import { titlesFor } from './records/reader.ts'
import { stepRefusals } from './records/rule-check.ts'
import { offeredSteps } from './records/steps.ts'

type Seen = { readonly id: string; readonly revision: string; readonly reason?: string | undefined }

function explain(context: WriteContext, input: { readonly reason?: string | undefined }): void {
  if (input.reason) context.because(input.reason)
}

/** The reading handlers that every record has. */
export function readService(record: AnyRecord) {
  return {
    list: (input: Parameters<ReturnType<ReadContext['read']>['list']>[0], context: ReadContext) =>
      context.read(record).list(input),
    summary: (input: SummaryQuery, context: ReadContext) => context.read(record).summary(input),
    get({ id }: { readonly id: string }, context: ReadContext) {
      const entity: AnyEntity = context.read(record).get(id)
      const { actor, reading, vault } = context
      const mayWrite = !record.managed && record.writers.some((role) => actor.roles.includes(role))
      const open = mayWrite && !isFrozen(record, entity)
      const moment = { person: actor.person, today: context.today, now: instantOf(context.now) }
      const refusalsOf = (step: string, after: AnyEntity) =>
        stepRefusals(vault.store, moment, record, { step, before: entity, after })
      return {
        entity,
        titles: titlesFor(vault.store, reading, record, [entity]),
        steps: record.managed ? [] : offeredSteps(record, entity, actor, refusalsOf),
        mayEdit: open && !entity.archived,
        mayArchive: open && !isSigned(record, entity),
        selfApproved: isSelfApproved(record.workflow, entity),
        linked: linkedTo(vault.store, reading, record, id),
      }
    },
    history({ id }: { readonly id: string }, context: ReadContext) {
      // Asked for its refusal: history shows values, so the row rule holds for it as for the record.
      context.read(record).get(id)
      const entries: readonly HistoryEntry[] = historyEntries(context.vault.store, record, id, context.reading)
      return { entries, titles: historyTitles(context, record, entries) }
    },
  }
}

/** The titles that a record's history refers to: people, and records referred to before or after. */
export function historyTitles(context: ReadContext, record: AnyRecord, entries: readonly HistoryEntry[]) {
  const { store } = context.vault
  const states = entries.flatMap((entry) => {
    const values = (side: 'before' | 'after') =>
      Object.fromEntries(entry.changes.map((change) => [change.field, change[side]]))
    const stamp = { revision: '', archived: false, createdAt: '', updatedAt: '', state: '', id: '' }
    const people = { createdBy: entry.person, updatedBy: entry.person }
    return [
      { ...values('before'), ...stamp, ...people },
      { ...values('after'), ...stamp, ...people },
    ]
  })
  return titlesFor(store, context.reading, record, states)
}

/** The everyday handlers of a record that people write. */
function recordService(record: AnyRecord) {
  return {
    ...readService(record),
    create(input: { readonly draft: object; readonly reason?: string | undefined }, context: WriteContext) {
      explain(context, input)
      return context.write(record).create(input.draft)
    },
    update(input: Seen & { readonly changes: object }, context: WriteContext) {
      explain(context, input)
      return context.write(record).update(input.id, input.revision, input.changes)
    },
    move(input: Seen & { readonly step: string; readonly changes?: object | undefined }, context: WriteContext) {
      const { changes = {}, reason } = input
      return context
        .write(record)
        .move(input.id, input.revision, input.step, { changes, ...(reason ? { reason } : {}) })
    },
    archive(input: Seen, context: WriteContext) {
      explain(context, input)
      return context.write(record).archive(input.id, input.revision)
    },
    restore(input: Seen, context: WriteContext) {
      explain(context, input)
      return context.write(record).restore(input.id, input.revision)
    },
    changeMany: (input: Parameters<typeof changeMany>[1], context: WriteContext) => changeMany(record, input, context),
  }
}

/** The handlers of every registered record, by name. */
export function derivedServices(): Readonly<Record<string, ReturnType<typeof readService>>> {
  return Object.fromEntries(
    allRecords.map((record) => [record.name, record.managed ? readService(record) : recordService(record)]),
  )
}
