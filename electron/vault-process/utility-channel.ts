import type { Wire } from '#shared/contract/wire.ts'
import { type PortLike, portWire } from '#shared/contract/wires.ts'
import type { Channel } from './serve.ts'

/** What Electron puts on `process` of a utility process; ports arrive with the message that hands them over. */
export type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly MainPort[] }) => void): void
  postMessage(message: unknown): void
}

type PortEvent = { readonly data: unknown }

/** A port as Electron has it outside of pages: an event emitter, whose messages come in events. */
type MainPort = {
  on(event: 'message', listener: (event: PortEvent) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
  close(): void
}

/** The parent port of an Electron utility process, or null under Node. */
export function parentPort(): ParentPort | null {
  const port: unknown = Reflect.get(process, 'parentPort')
  return isParentPort(port) ? port : null
}

function isParentPort(port: unknown): port is ParentPort {
  return typeof port === 'object' && port !== null && 'on' in port && 'postMessage' in port
}

/** The channel to Electron's main process: each window's port comes as `{ kind: 'port' }`. */
export function utilityChannel(parent: ParentPort): Channel {
  return {
    tell(message, done) {
      parent.postMessage(message)
      // The message is on its way when postMessage returns, but only a turn of the loop lets it leave the process.
      if (done) setImmediate(done)
    },
    onWire(attach) {
      parent.on('message', ({ ports }) => {
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
