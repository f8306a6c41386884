import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { ToVault } from '../transport/control.ts'
import { startVaultChild } from '../transport/vault-child.ts'

/** Keeps one vault process running, keyless again after each lock. */
export type VaultKeeper = {
  /** Resolves when the first vault process answers; rejects when none will. */
  readonly ready: Promise<void>
  hand(socket: Socket, request: IncomingMessage, head: Buffer): void
  stop(): Promise<void>
}

type Running = { readonly child: ChildProcess; readonly ready: PromiseWithResolvers<void> }

const patience = 3_000
const mostEarlyEnds = 3

/** Starts a vault process and another whenever it ends; `onFailed` is called when they end before they are ready. */
export function keepVault({ entry, onFailed }: { entry?: string; onFailed: () => void }): VaultKeeper {
  let stopping = false
  let earlyEnds = 0
  let handed = 0
  let running = start()
  const first = running.ready.promise

  function start(): Running {
    const ready = Promise.withResolvers<void>()
    ready.promise.catch(() => undefined)
    let replaced = false
    const replace = () => {
      if (replaced || stopping) return
      replaced = true
      running = start()
    }
    const child = startVaultChild({
      host: 'loopback',
      ...(entry === undefined ? {} : { entry }),
      onMessage(message) {
        // A window that was locked out comes back at once: its next socket must not go to the process that is leaving.
        if (message.kind === 'locked') replace()
        if (message.kind !== 'ready') return
        earlyEnds = 0
        ready.resolve()
      },
      onExit() {
        ready.reject(new Error('the vault process ended'))
        if (replaced || stopping) return
        if (++earlyEnds > mostEarlyEnds) return onFailed()
        replace()
      },
    })
    return { child, ready }
  }

  function deliver(socket: Socket, message: ToVault): void {
    const { child, ready } = running
    ready.promise
      .then(() => {
        child.send(message, socket, (error) => {
          if (!error) return
          if (child === running.child || socket.destroyed) socket.destroy()
          else deliver(socket, message)
        })
      })
      .catch(() => socket.destroy())
  }

  return {
    ready: first,
    hand(socket, request, head) {
      socket.on('error', () => socket.destroy())
      const message: ToVault = { kind: 'socket', id: ++handed, url: '/rpc', headers: plainHeaders(request), head }
      // After what has arrived already: the last word of the present process may be among it.
      setImmediate(() => deliver(socket, message))
    },
    async stop() {
      stopping = true
      const { child } = running
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      // Told by the end of its channel, it writes what a vault must write before it ends.
      if (child.connected) child.disconnect()
      const overdue = setTimeout(() => child.kill('SIGKILL'), patience)
      await ended
      clearTimeout(overdue)
    },
  }
}

/** What the handshake needs; the cookie has done its work and stays here. */
function plainHeaders(request: IncomingMessage): Readonly<Record<string, string>> {
  const needed = ['upgrade', 'connection', 'sec-websocket-key', 'sec-websocket-version', 'sec-websocket-extensions']
  return Object.fromEntries(
    needed.flatMap((name) => {
      const value = request.headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}
