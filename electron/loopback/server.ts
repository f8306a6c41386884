import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { invariant } from '#shared/base/assert.ts'
import { readWindowFile } from '../transport/window-files.ts'
import { createGate, type Gate, type Refusal } from './gate.ts'

/** A WebSocket that passed the gate, to be completed by the vault process. */
type HandOver = (socket: Socket, request: IncomingMessage, head: Buffer) => void

export type LoopbackServer = {
  readonly origin: string
  /** Opens the window, once. */
  readonly openUrl: string
  close(): Promise<void>
}

export type LoopbackOptions = { readonly port?: number; readonly folder?: string; readonly handOver: HandOver }

// Against programs that send without end or hardly at all.
const limits = { maxHeaderSize: 8_192, headersTimeout: 3_000, requestTimeout: 5_000, connectionsCheckingInterval: 500 }

/** Serves the window's files on 127.0.0.1 alone, and hands WebSockets over unread. */
export async function startServer({ port = 0, folder, handOver }: LoopbackOptions): Promise<LoopbackServer> {
  const server = createServer(limits)
  server.maxConnections = 200
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${portOf(server)}`
  const gate = createGate(origin)
  const socket = origin.replace('http:', 'ws:')
  const files = folder === undefined ? { socket } : { socket, folder }
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(gate, request, response, files).catch(() => refuse(response, { status: 500, text: 'failed' }))
  })
  server.on('upgrade', (request: IncomingMessage, stream, head: Buffer) => {
    const refusal = gate.refuseSocket(request)
    if (refusal || !(stream instanceof Socket)) {
      stream.on('error', () => stream.destroy())
      stream.end(`HTTP/1.1 ${refusal?.status ?? 400} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    } else handOver(stream, request, head)
  })
  return {
    origin,
    openUrl: `${origin}/__open?t=${gate.token}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  invariant(typeof address === 'object' && address !== null, 'a TCP server that listens has an address')
  return address.port
}

type Files = { readonly socket: string; readonly folder?: string }

async function answer(gate: Gate, request: IncomingMessage, response: ServerResponse, files: Files): Promise<void> {
  const { method, headers } = request
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, { status: 405, text: 'only GET and HEAD' })
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) {
    return refuse(response, { status: 400, text: 'no body is read' })
  }
  const [target = '', question = ''] = (request.url ?? '').split('?', 2)
  if (target === '/__open') {
    const refusal = refuseOpening(gate, request, question)
    return refusal ? refuse(response, refusal) : enter(gate, response)
  }
  const refusal = gate.refuseFile(request)
  if (refusal) return refuse(response, refusal)
  const file = await readWindowFile(target, files)
  if (!file) return refuse(response, { status: 404, text: 'not found' })
  response.writeHead(200, { ...file.headers, 'content-length': file.body.length })
  response.end(method === 'HEAD' ? undefined : file.body)
}

function refuseOpening(gate: Gate, request: IncomingMessage, question: string): Refusal | null {
  const refusal = gate.refuse(request)
  if (refusal) return refusal
  if (request.method !== 'GET') return { status: 405, text: 'only GET' }
  if (gate.redeem(new URLSearchParams(question).get('t') ?? '')) return null
  return { status: 403, text: 'this link was used: start Sealbook again' }
}

/**
 * Hands out the cookie for a start token. Answered by a page that moves on by itself: after a redirect the first request
 * would still count as coming from the launcher's file, and browsers keep a Strict cookie from it.
 */
function enter(gate: Gate, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64')
  const page = `<!doctype html><meta charset="utf-8"><title>Sealbook</title><script nonce="${nonce}">location.replace('/')</script>`
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
    'set-cookie': gate.cookie,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  response.end(page)
}

function refuse(response: ServerResponse, { status, text }: Refusal): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    // A body that was announced is not read: what follows on this connection must not be taken for a request.
    connection: 'close',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  })
  response.end(`${text}\n`)
}
