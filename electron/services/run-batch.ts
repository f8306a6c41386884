import { setImmediate as breathe } from 'node:timers/promises'
import { OperationError } from '#shared/contract/errors.ts'
import type { Progress } from '#shared/contract/operation.ts'
import type { Batch } from './context.ts'
import { makeRoom, storeBehind, syncAhead } from './large-commit.ts'
import type { OpenVault } from './open-vault.ts'
import { writeStep } from './run.ts'

type Watch = { readonly signal: AbortSignal; progress(progress: Progress): void }

/**
 * Writes a batch slice by slice, one change-set each, on a connection of its own and in one transaction: nobody sees a
 * part of it, a crash or a cancel leaves nothing, and reading goes on meanwhile. Commands are answered `busy` until it
 * ends. Answers the names of the records touched.
 */
export async function runBatch(vault: OpenVault, batch: Batch, watch: Watch): Promise<readonly string[]> {
  await finishIndex(vault, watch)
  const release = vault.occupy('errors.importRunning')
  const aside = vault.aside()
  const { db } = aside.store
  const touched = new Set<string>()
  const id = vault.host.newId()
  try {
    makeRoom(vault, aside)
    db.exec('BEGIN IMMEDIATE')
    for (let slice = 0; slice < batch.slices; slice++) {
      refuseEnded(vault, watch)
      const step = writeStep(aside, (context) => batch.write(context, slice), id)
      for (const record of step.touched) touched.add(record)
      const total = batch.total ?? batch.slices
      watch.progress({ done: Math.round(((slice + 1) / batch.slices) * total), total, stage: batch.stage })
      await breathe()
    }
    const total = batch.total ?? batch.slices
    await syncAhead(vault, () => {
      refuseEnded(vault, watch)
      watch.progress({ done: total, total, stage: 'storing' })
    })
    refuseEnded(vault, watch)
    db.exec(batch.keep() ? 'COMMIT' : 'ROLLBACK')
    if (!batch.keep()) touched.clear()
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  } finally {
    db.close()
    release()
  }
  void storeBehind(vault)
  vault.store.numbers.forget()
  if (touched.size > 0) vault.afterCommit([...touched])
  return [...touched]
}

/** Long enough to get on, short enough for whoever cancels. */
const indexSlice = 50

/** Indexes what large work before this one has left, in slices: at once it could take half a minute without a word. */
async function finishIndex(vault: OpenVault, watch: Watch): Promise<void> {
  let total = 0
  for (let left = vault.catchUpSearchFor(indexSlice); left > 0; left = vault.catchUpSearchFor(indexSlice)) {
    total = Math.max(total, left)
    watch.progress({ done: total - left, total, stage: 'indexing' })
    await breathe()
    refuseEnded(vault, watch)
  }
}

/** This connection outlives the vault's own: without asking, it would commit into a vault that was locked meanwhile. */
function refuseEnded(vault: OpenVault, watch: Watch): void {
  if (vault.closing.aborted) throw new OperationError('locked', 'errors.locked')
  if (watch.signal.aborted) throw new OperationError('conflict', 'errors.cancelled')
}
