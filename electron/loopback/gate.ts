import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A refusal of the server: an HTTP status and one plain line. */
export type Refusal = { readonly status: number; readonly text: string }

/**
 * Decides who may speak to the server. Any program and any web page of this machine can reach the port, so: the exact Host
 * stops names that were rebound to 127.0.0.1, the Origin stops pages of others, the one-time token proves that the person
 * started the window, and the cookie, which no script can read, keeps it proven.
 */
export type Gate = {
  readonly token: string
  readonly cookie: string
  /** What stands against any request at all. */
  refuse(request: IncomingMessage): Refusal | null
  /** What stands against a request for a file of the window. */
  refuseFile(request: IncomingMessage): Refusal | null
  /** What stands against opening a WebSocket. */
  refuseSocket(request: IncomingMessage): Refusal | null
  /** Takes the start token; true once. */
  redeem(token: string): boolean
}

/** The gate of the server at `origin` (`http://127.0.0.1:PORT`). */
export function createGate(origin: string): Gate {
  const { host, port } = new URL(origin)
  const token = randomBytes(32).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  // Browsers send the cookies of one port to every port of the same host.
  const cookieName = `sealbook_${port}`
  let redeemed = false

  function refuse(request: IncomingMessage): Refusal | null {
    if (headerCount(request, 'host') !== 1 || request.headers.host !== host) {
      return { status: 421, text: 'not a name of this server' }
    }
    const { origin: asked } = request.headers
    if (asked !== undefined && asked !== origin) return { status: 403, text: 'not from this origin' }
    return null
  }

  function refuseStranger(request: IncomingMessage): Refusal | null {
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      return { status: 403, text: 'not from another site' }
    }
    const shown = cookies(request).filter(([name]) => name === cookieName)
    const known = shown.length === 1 && same(shown[0]?.[1] ?? '', secret)
    return known ? null : { status: 401, text: 'open Sealbook from its launcher' }
  }

  return {
    token,
    cookie: `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
    refuse,
    refuseFile: (request) => refuse(request) ?? refuseStranger(request),
    refuseSocket(request) {
      if (request.method !== 'GET' || request.url !== '/rpc') return { status: 404, text: 'not found' }
      // Every browser names the origin of a WebSocket; what does not is no browser.
      if (request.headers.origin === undefined) return { status: 403, text: 'an origin is needed' }
      return refuse(request) ?? refuseStranger(request)
    },
    redeem(shown) {
      if (redeemed || !same(shown, token)) return false
      redeemed = true
      return true
    },
  }
}

function headerCount(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length
}

function cookies(request: IncomingMessage): readonly (readonly [string, string])[] {
  return (request.headers.cookie ?? '').split(';').map((pair) => {
    const [name = '', ...value] = pair.trim().split('=')
    return [name, value.join('=')] as const
  })
}

function same(shown: string, expected: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
