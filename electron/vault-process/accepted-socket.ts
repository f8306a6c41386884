import { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Wire } from '#shared/contract/wire.ts'
import { socketWire } from '#shared/contract/wires.ts'
import type { ToVault } from '../transport/control.ts'

// Past the limit of a message its sender is told so by name; past this one the socket is closed unread.
const longestPayload = 16 * 1_048_576

const sockets = new WebSocketServer({ noServer: true, maxPayload: longestPayload, perMessageDeflate: false })

type SocketMessage = Extract<ToVault, { kind: 'socket' }>

/** Makes a wire of a socket that the host handed over with the request that came on it. */
export function accept(message: SocketMessage, socket: Socket, attach: (wire: Wire) => void): void {
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
