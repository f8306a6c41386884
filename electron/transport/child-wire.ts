import type { ChildProcess } from 'node:child_process'
import type { Wire } from '#shared/contract/wire.ts'
import { readFromVault } from './control.ts'
import { tellVault } from './vault-child.ts'

/** A wire to the vault process for a host that speaks the contract itself, over the channel it was forked with. */
export function childWire(child: ChildProcess): Wire {
  return {
    send: (message) => {
      tellVault(child, { kind: 'message', message })
    },
    onMessage(listener) {
      child.on('message', (data) => {
        const message = readFromVault(data)
        if (message?.kind === 'message') listener(message.message)
      })
    },
    onClose: (listener) => child.once('exit', () => listener()),
    close: () => {
      if (child.connected) child.disconnect()
    },
  }
}
