import { writeSync } from 'node:fs'
import type { Workbench } from '#services/door.ts'
import type { OperationTree } from '#shared/contract/operation.ts'
import type { Wire } from '#shared/contract/wire.ts'
import type { FromVault } from '../transport/control.ts'
import { nameAndPlace } from '../transport/router.ts'
import { createSessions } from '../transport/session.ts'

/** The way to the host: it brings wires and is told when we are ready or locked. */
export type Channel = {
  tell(message: FromVault, done?: () => void): void
  onWire(attach: (wire: Wire) => void): void
  onEnd(listener: () => void): void
}

const farewell = 2_000

/**
 * Serves one vault until it is locked or the host is gone; then this process ends, and its memory with it. Nothing here
 * may be kept for a later vault: a fresh process is what makes locking true.
 */
export function serveVault(workbench: Workbench, tree: OperationTree, channel: Channel): void {
  channel.onWire(createSessions(workbench, tree, log))
  workbench.closed.then(leave, leave)

  function leave(): void {
    // The answer to `session.lock` was given in this turn of the loop; it leaves in the next.
    setImmediate(() => {
      setTimeout(() => process.exit(0), farewell / 10).unref()
      channel.tell({ kind: 'locked' }, () => process.exit(0))
    })
  }

  function end(): void {
    setTimeout(() => process.exit(1), farewell).unref()
    workbench.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }

  channel.onEnd(end)
  process.once('SIGTERM', end)
  // A terminal sends it to every process of its group; the host decides what it means.
  process.on('SIGINT', () => undefined)
  channel.tell({ kind: 'ready' })
}

/** Ends the process on a failure that nobody caught, without printing a message that may quote a record. */
export function endOnFailure(): void {
  const fail = (error: unknown) => {
    log(`the vault process failed: ${nameAndPlace(error)}`)
    process.exit(70)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
}

function log(line: string): void {
  try {
    writeSync(2, `${line}\n`)
  } catch {
    // Standard error may be gone with the terminal; a failure to report must not become one to serve.
  }
}
