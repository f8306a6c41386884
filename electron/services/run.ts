import { invariant } from '#shared/base/assert.ts'
import { dayIn } from '#shared/base/calendar.ts'
import type { ReadContext, WriteContext } from './context.ts'
import type { Reading } from './database/row-rule.ts'
import { allRecords, type OpenVault } from './open-vault.ts'
import { recordReader } from './records/reader.ts'
import { beginWork } from './records/unit-of-work.ts'
import { managedWriter, recordWriter } from './records/writer.ts'
import type { Writing } from './records/writing.ts'

function readContext(vault: OpenVault): { readonly context: ReadContext; readonly reading: Reading } {
  const actor = vault.actor()
  const now = vault.host.now()
  const zone = vault.zone()
  const today = dayIn(zone, now)
  const reading: Reading = { actor, today, records: allRecords }
  const context: ReadContext = {
    actor,
    now,
    today,
    zone,
    vault,
    reading,
    read: (record) => recordReader(vault.store, record, reading),
    readEverything: (record) => recordReader(vault.store, record, reading, true),
  }
  return { context, reading }
}

/** Runs a reading step. The connection itself refuses to write meanwhile, whatever the types were told. */
export function runQuery<Result>(vault: OpenVault, step: (context: ReadContext) => Result): Result {
  const { db } = vault.store
  if (db.inTransaction) return step(readContext(vault).context)
  db.pragma('query_only=ON')
  try {
    return step(readContext(vault).context)
  } finally {
    db.pragma('query_only=OFF')
  }
}

/** Does one step inside a running transaction and appends what it changed as one change-set. */
export function writeStep<Result>(
  vault: OpenVault,
  step: (context: WriteContext) => Result,
  batch?: string,
): { readonly result: Result; readonly touched: readonly string[] } {
  const { store, host, own } = vault
  const { context, reading } = readContext(vault)
  const moment = { now: context.now, zone: context.zone, today: context.today, person: context.actor.person }
  const work = beginWork(store, own, moment)
  const writing: Writing = {
    store,
    work,
    actor: context.actor,
    reading,
    letter: own.letter,
    newId: host.newId,
    holdsFile: vault.holdsFile,
    numberRange: vault.numberRange,
  }
  const result = step({
    ...context,
    write: (record) => recordWriter(writing, record),
    writeManaged: (record) => managedWriter(writing, record),
    newId: host.newId,
    because: work.because,
  })
  invariant(!(result instanceof Promise), 'a command is synchronous')
  // Asked at the end, since the one command that lifts the refusal must itself be written, and before the entry is,
  // since a vault that was rolled back does not know the feed yet.
  if (work.isPending()) vault.refuseReadOnly()
  return { result, touched: work.finish(batch) }
}

/** Runs one command: one transaction, one change-set; answers its result and the names of the records touched. */
export function runCommand<Result>(
  vault: OpenVault,
  step: (context: WriteContext) => Result,
): { readonly result: Result; readonly touched: readonly string[] } {
  const { store } = vault
  vault.refuseOccupied()
  invariant(!store.db.inTransaction, 'commands do not nest')
  try {
    const outcome = store.immediately(() => writeStep(vault, step))
    if (outcome.touched.length > 0) vault.afterCommit(outcome.touched)
    return outcome
  } catch (error) {
    store.numbers.forget()
    vault.afterFailure()
    throw error
  }
}
