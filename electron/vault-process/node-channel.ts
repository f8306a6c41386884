import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Wire } from '#shared/contract/wire.ts'
import { socketWire } from '#shared/contract/wires.ts'
import { type FromVault, readToVault, type ToVault } from '../transport/control.ts'
import type { Channel } from './serve.ts'

// Past the limit of a message its sender is told so by name; past this one the socket is closed unread.
const longestPayload = 16 * 1_048_576

/** The channel to a host that forked us: it hands over sockets, or speaks itself. */
export function nodeChannel(): Channel {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestPayload, perMessageDeflate: false })
  return {
    tell,
    onWire(attach) {
      let own: ((message: string | Uint8Array) => void) | null = null
      const held = new Map<number, () => void>()
      process.on('message', (data, handle) => {
        const message = readToVault(data)
        if (message?.kind === 'socket' && handle instanceof Socket) {
          handle.once('error', () => handle.destroy())
          held.set(message.id, () => accept(sockets, message, handle, attach))
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

type SocketMessage = Extract<ToVault, { kind: 'socket' }>

function accept(sockets: WebSocketServer, message: SocketMessage, socket: Socket, attach: (wire: Wire) => void): void {
  const request = new IncomingMessage(socket)
  request.method = 'GET'
  request.url = message.url
  request.headers = { ...message.headers }
  sockets.handleUpgrade(request, socket, Buffer.from(message.head), (webSocket) => {
    // Without a listener a protocol error of one window would end the process for all.
    webSocket.on('error', () => webSocket.terminate())
    attach(socketWire(webSocket))
  })
}

function processWire(listen: (listener: (message: string | Uint8Array) => void) => void): Wire {
  return {
    send: (message) => tell({ kind: 'message', message }),
    onMessage: listen,
    onClose: (listener) => process.once('disconnect', listener),
    close: () => process.disconnect?.(),
  }
}
