import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Connection, openConnection } from '#shared/contract/connection.ts'
import type { Contract } from '#shared/operations.ts'
import { childWire } from '../../electron/transport/child-wire.ts'
import { startVaultChild } from '../../electron/transport/vault-child.ts'
import { type BenchVault, benchPassword } from './bench-vault.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A vault process of its own with the vault open, and what a window has of it. */
export type VaultProcess = { readonly connection: Connection<Contract>; readonly pid: number }

/** Opens the vault in a vault process, over whose wire the step goes. */
export async function inVaultProcess<Result>(
  bench: BenchVault,
  step: (process: VaultProcess) => Promise<Result>,
): Promise<Result> {
  const ready = Promise.withResolvers<void>()
  const child = startVaultChild({
    host: 'cli',
    entry: path.join(root, 'dist/vault-process/main.js'),
    onMessage: ({ kind }) => kind === 'ready' && ready.resolve(),
    onExit: () => ready.reject(new Error('the vault process ended')),
  })
  await ready.promise
  const connection = openConnection<Contract>(childWire(child))
  const ended = once(child, 'exit')
  try {
    await finished(connection.client.session.unlock({ path: bench.folder, login: 'mei', password: benchPassword }))
    return await step({ connection, pid: child.pid ?? 0 })
  } finally {
    connection.close()
    await ended
  }
}

/** Runs a task of the vault to its end. */
export async function finished<Output>(run: Promise<AsyncIterator<unknown, Output, void>>): Promise<Output> {
  const steps = await run
  for (;;) {
    const step = await steps.next()
    if (step.done) return step.value
  }
}

/** The memory of a process, in megabytes. */
export function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

/** The memory of a process and of the helpers that it has started, in megabytes. */
function residentWithHelpers(pid: number): number {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  return [pid, ...children].reduce((sum, one) => {
    try {
      return sum + residentOf(one)
    } catch {
      // A helper may end while it is looked at.
      return sum
    }
  }, 0)
}

/** The largest that a process and its helpers have been while a step ran, above what they were before, in megabytes. */
export async function aboveIdle(pid: number, step: () => Promise<unknown>): Promise<number> {
  const idle = residentWithHelpers(pid)
  let peak = idle
  const timer = setInterval(() => {
    peak = Math.max(peak, residentWithHelpers(pid))
  }, 20)
  await step()
  clearInterval(timer)
  return peak - idle
}
