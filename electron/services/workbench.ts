import { OperationError } from '#shared/contract/errors.ts'
import type { DoorControl, LockedContext, TaskContext } from './context.ts'
import { dispatch, type Stage } from './dispatch.ts'
import type { CallOptions, Change, Workbench } from './door.ts'
import { openFiles } from './files.ts'
import type { Host } from './host.ts'
import type { OpenVault } from './open-vault.ts'
import { endHelpers } from './processes/helper.ts'
import { runCommand, runQuery } from './run.ts'
import { runBatch } from './run-batch.ts'

/** Opens the one door; it stands before no vault until a session operation opens one, unless an open one is given. */
export function openWorkbench(host: Host, opened: OpenVault | null = null): Workbench {
  const files = openFiles()
  const listeners = new Set<(change: Change) => void>()
  const { promise: closed, resolve: markClosed } = Promise.withResolvers<void>()
  let open = opened
  let ended = false

  const announce = (records: readonly string[]) => {
    for (const listener of listeners) listener({ records })
  }
  const close = () => {
    if (ended) return
    ended = true
    const vault = open
    open = null
    try {
      endHelpers(host)
      vault?.close()
    } finally {
      markClosed()
    }
  }
  const door: DoorControl = {
    vault: () => open,
    admit(vault) {
      if (open || ended) {
        vault.close()
        throw new OperationError('conflict', 'errors.alreadyOpen')
      }
      open = vault
    },
    beside: (vault) => openWorkbench(vault.host, vault),
    // Answered first, closed afterwards: the caller is told before the process goes.
    lock: () => void setImmediate(close),
  }
  const base = (options: CallOptions) => ({ host, door, files, ...followedBy(options) })
  const stage: Stage = {
    vault: () => open,
    lockedContext: (options): LockedContext => base(options),
    taskContext: (vault, options): TaskContext => ({
      ...base(options),
      vault,
      actor: vault.actor(),
      query: (step) => runQuery(vault, step),
      command: (step) => {
        const { result, touched } = runCommand(vault, step)
        if (touched.length > 0) announce(touched)
        return result
      },
      batch: async (work) => {
        const { signal, progress } = base(options)
        const touched = await runBatch(vault, work, { signal, progress })
        if (touched.length > 0) announce(touched)
      },
    }),
    announce,
  }
  return {
    call(operation, input, options = {}) {
      if (ended) return Promise.reject(new OperationError('locked', 'errors.locked'))
      return dispatch(stage, operation, input, options)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    upload: (ticket, chunks) => files.receive(ticket, chunks),
    download: (ticket) => files.fetch(ticket),
    closed,
    close: async () => close(),
  }
}

/** Who follows a call, or nobody. */
function followedBy({ signal, onProgress }: CallOptions): Pick<TaskContext, 'signal' | 'progress'> {
  return { signal: signal ?? new AbortController().signal, progress: onProgress ?? (() => undefined) }
}
