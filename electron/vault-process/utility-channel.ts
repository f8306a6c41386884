import type { MainPort, ParentPort } from '#services/processes/parent-port.ts'
import type { Wire } from '#shared/contract/wire.ts'
import { type PortLike, portWire } from '#shared/contract/wires.ts'
import { readToVault } from '../transport/control.ts'
import type { Channel } from './serve.ts'

/** The channel to Electron's main process: each window's port comes as `{ kind: 'port' }`. */
export function utilityChannel(parent: ParentPort): Channel {
  return {
    tell(message, done) {
      parent.postMessage(message)
      // The message is on its way when postMessage returns, but only a turn of the loop lets it leave the process.
      if (done) setImmediate(done)
    },
    onWire(attach) {
      parent.on('message', ({ data, ports }) => {
        if (readToVault(data)?.kind !== 'port') return
        for (const port of ports) attach(mainPortWire(port))
      })
    },
    // Electron ends its utility processes itself.
    onEnd: () => undefined,
  }
}

function mainPortWire(port: MainPort): Wire {
  const like: PortLike = {
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
    addEventListener(type: 'message' | 'close', listener: (event: object) => void) {
      if (type === 'message') port.on('message', listener)
      else port.on('close', () => listener({}))
    },
  }
  return portWire(like)
}
