import { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Wire } from '#shared/contract/wire.ts'
import { type FromVault, readToVault } from '../transport/control.ts'
import type { Channel } from './serve.ts'

/** The channel to a host that forked us: it hands over sockets, or speaks itself. */
export function nodeChannel(): Channel {
  // Read when this process has said that it is ready, which it does in this turn of the loop, and before any window can
  // have come: what speaks to browsers takes as long to read as a tenth of all the rest.
  const accepting = nextTurn().then(() => import('./accepted-socket.ts'))
  return {
    tell,
    onWire(attach) {
      let own: ((message: string | Uint8Array) => void) | null = null
      const held = new Map<number, () => void>()
      process.on('message', (data, handle) => {
        const message = readToVault(data)
        if (message?.kind === 'socket' && handle instanceof Socket) {
          handle.once('error', () => handle.destroy())
          held.set(message.id, () => void accepting.then(({ accept }) => accept(message, handle, attach)))
          tell({ kind: 'socket-held', id: message.id })
        }
        if (message?.kind === 'socket-free') {
          // Answered any earlier, the window could speak while the host still listens, and lose its first words to it.
          held.get(message.id)?.()
          held.delete(message.id)
        }
        if (message?.kind === 'message') {
          if (!own) attach(processWire((listener) => (own = listener)))
          own?.(message.message)
        }
      })
    },
    onEnd(listener) {
      process.once('disconnect', listener)
    },
  }
}

function tell(message: FromVault, done: () => void = () => undefined): void {
  if (process.connected && process.send) process.send(message, undefined, undefined, done)
  else done()
}

function processWire(listen: (listener: (message: string | Uint8Array) => void) => void): Wire {
  return {
    send: (message) => tell({ kind: 'message', message }),
    onMessage: listen,
    onClose: (listener) => process.once('disconnect', listener),
    close: () => process.disconnect?.(),
  }
}
