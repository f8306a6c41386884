import type { Wire } from './wire.ts'

// Declared no narrower than an object: the event types of browser, Node and ws differ, and `data` is looked for.
type MessageListener = (event: object) => void

/** What is needed of a WebSocket: the browser's own and that of `ws` both fit. */
export type SocketLike = {
  binaryType: string
  readonly readyState: number
  send(message: string | Uint8Array<ArrayBuffer>): void
  close(): void
  addEventListener(type: 'message', listener: MessageListener): void
  addEventListener(type: 'open' | 'close', listener: () => void): void
}

/** What is needed of a MessagePort: the browser's own and Node's both fit. */
export type PortLike = {
  postMessage(message: unknown): void
  start(): void
  close(): void
  addEventListener(type: 'message', listener: MessageListener): void
  addEventListener(type: 'close', listener: () => void): void
}

const connecting = 0
const open = 1

/** A wire over a WebSocket; what is sent before the socket is open waits for it. */
export function socketWire(socket: SocketLike): Wire {
  socket.binaryType = 'arraybuffer'
  const waiting: (string | Uint8Array<ArrayBuffer>)[] = []
  socket.addEventListener('open', () => {
    for (const message of waiting.splice(0)) socket.send(message)
  })
  return {
    send(message) {
      const plain = typeof message === 'string' ? message : new Uint8Array(message)
      if (socket.readyState === connecting) waiting.push(plain)
      else if (socket.readyState === open) socket.send(plain)
    },
    onMessage: (listener) => socket.addEventListener('message', (event) => deliver(event, listener)),
    onClose: (listener) => socket.addEventListener('close', listener),
    close: () => socket.close(),
  }
}

/** A wire over a MessagePort. */
export function portWire(port: PortLike): Wire {
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', (event) => deliver(event, listener))
      port.start()
    },
    onClose: (listener) => port.addEventListener('close', listener),
    close: () => port.close(),
  }
}

/** Passes on the text or bytes of a message event; anything else is nothing that this product sends. */
function deliver(event: object, listener: (message: string | Uint8Array) => void): void {
  const data: unknown = 'data' in event ? event.data : null
  if (typeof data === 'string') listener(data)
  else if (data instanceof ArrayBuffer) listener(new Uint8Array(data))
  else if (data instanceof Uint8Array) listener(data)
}
