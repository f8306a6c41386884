import { OperationError } from '#shared/contract/errors.ts'
import type { DoorControl, LockedContext, TaskContext } from './context.ts'
import { dispatch, type Stage } from './dispatch.ts'
import type { CallOptions, Change, Workbench } from './door.ts'
import { openFiles } from './files.ts'
import type { Host } from './host.ts'
import { type IdleWatch, watchIdle } from './idle.ts'
import { auditWhenDue } from './lifecycle/weekly-audit.ts'
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
    idle.stop()
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
      auditWhenDue(vault, () => announce(['vault']))
    },
    beside: (vault) => openWorkbench(vault.host, vault),
    // Answered first, closed afterwards: the caller is told before the process goes.
    lock: () => void setImmediate(close),
  }
  const idle = watchIdle(host.idleMinutes, () => open && close())
  const stage = stageFor({ host, door, files }, announce)
  return {
    call(operation, input, options = {}) {
      if (ended) return Promise.reject(new OperationError('locked', 'errors.locked'))
      const run = () => dispatch(stage, operation, input, options)
      // Asking how things stand is no activity: a window left open asks it by itself.
      return operation === 'session.status' ? run() : idle.during(run)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    upload: (ticket, chunks) => files.receive(ticket, noticed(idle, chunks)),
    download(ticket) {
      const file = files.fetch(ticket)
      return { ...file, chunks: noticed(idle, file.chunks) }
    },
    closed,
    close: async () => close(),
  }
}

/** The chunks, each of which is activity: a file of gigabytes takes longer than the vault waits for a call. */
async function* noticed(idle: IdleWatch, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    idle.touch()
    yield chunk
  }
}

type Surroundings = Pick<LockedContext, 'host' | 'door' | 'files'>

/** Where operations run: the contexts that they are handed, over what surrounds them. */
function stageFor(surroundings: Surroundings, announce: (records: readonly string[]) => void): Stage {
  const base = (options: CallOptions): LockedContext => ({ ...surroundings, ...followedBy(options) })
  const told = (touched: readonly string[]) => {
    if (touched.length > 0) announce(touched)
  }
  return {
    vault: surroundings.door.vault,
    lockedContext: base,
    taskContext: (vault, options): TaskContext => ({
      ...base(options),
      vault,
      actor: vault.actor(),
      query: (step) => runQuery(vault, step),
      command: (step) => {
        const { result, touched } = runCommand(vault, step)
        told(touched)
        return result
      },
      batch: async (work) => told(await runBatch(vault, work, followedBy(options))),
    }),
    announce,
  }
}

/** Who follows a call, or nobody. */
function followedBy({ signal, onProgress }: CallOptions): Pick<TaskContext, 'signal' | 'progress'> {
  return { signal: signal ?? new AbortController().signal, progress: onProgress ?? (() => undefined) }
}
