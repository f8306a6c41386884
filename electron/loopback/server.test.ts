import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type LoopbackServer, startServer } from './server.ts'

type Answer = { readonly status: number; readonly head: string; readonly body: string }

let folder = ''
let server: LoopbackServer
let handed = 0

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-loopback-'))
  mkdirSync(path.join(folder, 'window/assets'), { recursive: true })
  writeFileSync(path.join(folder, 'secret.json'), '{"secret":true}')
  writeFileSync(path.join(folder, 'window/index.html'), '<style nonce="__NONCE__"></style><p nonce="__NONCE__">window')
  writeFileSync(path.join(folder, 'window/assets/main-Ab12Cd34.js'), 'export {}')
  writeFileSync(path.join(folder, 'window/assets/plain.js'), 'export {}')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(async () => {
  handed = 0
  server = await startServer({
    folder: path.join(folder, 'window'),
    handOver: (socket) => {
      handed++
      socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n')
    },
  })
})
afterEach(() => server.close())

const port = () => Number(new URL(server.origin).port)

/** Sends the very bytes given, as no well-behaved client would, and reads until the server closes. */
function raw(text: string, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port(), host)
    let answer = ''
    socket.setTimeout(15_000, () => socket.destroy(new Error('no answer')))
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)))
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1')
    })
    socket.on('close', () => resolve(answer))
    socket.write(text)
  })
}

type Question = { method?: string; target?: string; headers?: Readonly<Record<string, string>>; body?: string }

async function ask({ method = 'GET', target = '/', headers = {}, body = '' }: Question = {}): Promise<Answer> {
  const lines = Object.entries({ Host: `127.0.0.1:${port()}`, Connection: 'close', ...headers })
  const text = `${method} ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`
  const [head = '', ...rest] = (await raw(text)).split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body: rest.join('\r\n\r\n') }
}

/** The cookie as it was set: header names are compared in lower case, its value must not be. */
async function cookie(): Promise<string> {
  const target = server.openUrl.slice(server.origin.length)
  const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\nConnection: close\r\n\r\n`)
  return /set-cookie: ([^;]+);/i.exec(answer)?.[1] ?? ''
}

describe('the start token', () => {
  it('opens once, by a page that moves on by itself', async () => {
    const target = server.openUrl.slice(server.origin.length)
    const first = await ask({ target })
    expect(first.status).toBe(200)
    expect(first.body).toMatch(/<script nonce="[^"]+">location\.replace\('\/'\)<\/script>/)
    expect(first.head).toMatch(new RegExp(`set-cookie: sealbook_${port()}=[^;]{43}; httponly; samesite=strict; path=/`))
    expect(first.head).toContain('cache-control: no-store')
    expect((await ask({ target })).status).toBe(403)
  })

  it.each(['', '?t=', '?t=AAAA', `?t=${'A'.repeat(43)}`, '?x=1', '?t[]=1'])('is not %j', async (question) => {
    expect((await ask({ target: `/__open${question}` })).status).toBe(403)
    expect(await cookie()).not.toBe('')
  })

  it('is 256 bits of chance', async () => {
    expect(Buffer.from(new URL(server.openUrl).searchParams.get('t') ?? '', 'base64url')).toHaveLength(32)
  })

  it('is not spent by HEAD, nor from another origin', async () => {
    const target = server.openUrl.slice(server.origin.length)
    expect((await ask({ target, method: 'HEAD' })).status).toBe(405)
    expect((await ask({ target, headers: { Origin: 'http://evil.example' } })).status).toBe(403)
    expect((await ask({ target })).status).toBe(200)
  })
})

describe('the window', () => {
  it('is served with a fresh nonce under a strict policy', async () => {
    const headers = { Cookie: await cookie() }
    const [one, two] = [await ask({ headers }), await ask({ headers })]
    const nonce = /nonce="([^"]+)"/.exec(one.body)?.[1] ?? ''
    expect(one.status).toBe(200)
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
    expect(one.head).toContain(`style-src 'self' 'nonce-${nonce.toLowerCase()}'`)
    expect(one.head).toContain("default-src 'none'; script-src 'self';")
    expect(one.head).toContain(`connect-src 'self' ws://127.0.0.1:${port()};`)
    expect(one.head).toContain("require-trusted-types-for 'script'")
    expect(one.head).not.toMatch(/unsafe|access-control/)
    for (const line of [
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      'cross-origin-opener-policy: same-origin',
      'cross-origin-resource-policy: same-origin',
      'referrer-policy: no-referrer',
    ])
      expect(one.head).toContain(line)
    expect(two.body).not.toContain(nonce)
    expect(one.body).not.toContain('__NONCE__')
  })

  it('may be kept where a name is made of contents, and only there', async () => {
    const headers = { Cookie: await cookie() }
    expect((await ask({ target: '/assets/main-Ab12Cd34.js', headers })).head).toContain('immutable')
    expect((await ask({ target: '/assets/plain.js', headers })).head).toContain('cache-control: no-cache')
    const head = await ask({ target: '/assets/plain.js', headers, method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, body: '' })
  })

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/..\\secret.json',
    '/%252e%252e%252fsecret.json',
    '/assets/../../secret.json',
    '/assets/%2e%2e/%2e%2e/secret.json',
    '//secret.json',
    '/%00',
    '/index.html%00.js',
    '/%',
    '/%c0%ae%c0%ae/secret.json',
    '/./index.html',
    '/assets',
    '/assets/',
    'http://127.0.0.1/../secret.json',
    '/C:/secret.json',
    '/con',
  ])('is no way to %s', async (target) => {
    const answer = await ask({ target, headers: { Cookie: await cookie() } })
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('secret')
  })
})

describe('a stranger', () => {
  it.each([
    ['no cookie', {}],
    ['a wrong cookie', { Cookie: `sealbook_PORT=${'A'.repeat(43)}` }],
    ['an empty cookie', { Cookie: 'sealbook_PORT=' }],
    ['the cookie of another port', { Cookie: 'sealbook_1=GOOD' }],
    ['two cookies', { Cookie: 'sealbook_PORT=x; sealbook_PORT=GOOD' }],
    ['the cookie as a bearer', { Authorization: 'Bearer GOOD' }],
  ])('with %s is sent to the launcher', async (_what, headers: Record<string, string>) => {
    const good = (await cookie()).split('=')[1] ?? ''
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value.replaceAll('PORT', String(port())).replaceAll('GOOD', good),
      ]),
    )
    for (const target of ['/', '/assets/plain.js', '/index.html']) {
      expect((await ask({ target, headers: filled })).status).toBe(401)
    }
  })

  it.each([
    'localhost:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1:PORT.evil.example',
    '127.0.0.1:PORT, evil.example',
    '[::1]:PORT',
    '0.0.0.0:PORT',
    '127.1:PORT',
    '2130706433:PORT',
    'user@127.0.0.1:PORT',
  ])('who calls the server %s is misdirected', async (host) => {
    const headers = { Cookie: await cookie(), Host: host.replace('PORT', String(port())) }
    expect((await ask({ headers })).status).toBe(421)
  })

  it('who names two hosts or none is refused', async () => {
    const known = await cookie()
    const host = `Host: 127.0.0.1:${port()}`
    for (const hosts of ['', `${host}\r\nHost: evil.example\r\n`, `Host: evil.example\r\n${host}\r\n`]) {
      const answer = await raw(`GET / HTTP/1.1\r\n${hosts}Connection: close\r\nCookie: ${known}\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/)
    }
  })

  it.each([
    'http://evil.example',
    'null',
    'http://localhost:PORT',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:1',
    'http://127.0.0.1:PORT/',
    'file://',
    '',
  ])('from the origin %j is refused even with the cookie', async (origin) => {
    const headers = { Cookie: await cookie(), Origin: origin.replace('PORT', String(port())) }
    expect((await ask({ headers })).status).toBe(403)
  })

  it.each(['cross-site', 'same-site'])('whose browser says %s is refused even with the cookie', async (site) => {
    expect((await ask({ headers: { Cookie: await cookie(), 'Sec-Fetch-Site': site } })).status).toBe(403)
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('cannot %s', async (method) => {
    const answer = await ask({ method, headers: { Cookie: await cookie(), 'Content-Length': '0' } })
    expect(answer.status).toBe(405)
    expect(answer.head).not.toContain('access-control')
  })

  it.each([
    ['a form', { 'Content-Length': '5', 'Content-Type': 'application/x-www-form-urlencoded' }, 'a=b&c'],
    ['chunks', { 'Transfer-Encoding': 'chunked' }, '5\r\nhello\r\n0\r\n\r\n'],
    ['two lengths', { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }, '0\r\n\r\nGET / HTTP/1.1\r\n\r\n'],
  ])('cannot smuggle %s: one answer, no body read', async (_what, headers, body) => {
    const answer = await ask({ headers: { Cookie: await cookie(), ...headers }, body })
    expect(answer.status).toBe(400)
    expect(answer.body).not.toContain('HTTP/1.1')
  })

  it('cannot fill the memory with headers', async () => {
    const answer = await ask({ headers: { Cookie: `x=${'y'.repeat(20_000)}` } })
    expect(answer.status).toBe(431)
  })

  it('cannot hold a connection by sending slowly', async () => {
    expect(await raw('GET / HTTP/1.1\r\nHost: 127')).toMatch(/^HTTP\/1\.1 408/)
  })

  it('does not reach the port by another address of this machine', async () => {
    const others = Object.values(os.networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address))
    const addresses = [...new Set([...others, '127.0.0.2', '::1'])].filter((address) => address !== '127.0.0.1')
    for (const address of addresses) await expect(raw('GET / HTTP/1.1\r\n\r\n', address)).rejects.toThrow()
  })
})

describe('a WebSocket', () => {
  const upgrade = async (headers: Record<string, string>, target = '/rpc') =>
    await ask({
      target,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        ...headers,
      },
    })

  it('of the window is handed over', async () => {
    const answer = await upgrade({ Cookie: await cookie(), Origin: server.origin })
    expect(answer.status).toBe(101)
    expect(handed).toBe(1)
  })

  it.each([
    ['without a cookie', async () => ({ Origin: server.origin }), 401],
    ['without an origin', async () => ({ Cookie: await cookie() }), 403],
    ['from another origin', async () => ({ Cookie: await cookie(), Origin: 'http://evil.example' }), 403],
    ['for another host', async () => ({ Cookie: await cookie(), Origin: server.origin, Host: 'evil.example' }), 421],
    [
      'from another site',
      async () => ({ Cookie: await cookie(), Origin: server.origin, 'Sec-Fetch-Site': 'cross-site' }),
      403,
    ],
  ])('%s is refused', async (_what, headers: () => Promise<Record<string, string>>, status) => {
    expect((await upgrade(await headers())).status).toBe(status)
    expect(handed).toBe(0)
  })

  it('elsewhere than at its address is refused', async () => {
    expect((await upgrade({ Cookie: await cookie(), Origin: server.origin }, '/other')).status).toBe(404)
    expect(handed).toBe(0)
  })
})
