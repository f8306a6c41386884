import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openConnection } from '#shared/contract/connection.ts'
import { socketWire } from '#shared/contract/wires.ts'
import { childWire } from '../transport/child-wire.ts'
import type { FromVault } from '../transport/control.ts'
import type { SampleTree } from '../transport/test-workbench.ts'
import { startVaultChild, tellVault } from '../transport/vault-child.ts'

const entry = path.join(import.meta.dirname, 'test-entry.ts')
const endings: (() => void)[] = []
let handed = 0
afterEach(() => {
  for (const end of endings.splice(0)) end()
})

type Started = { readonly child: ChildProcess; readonly told: FromVault[]; readonly exited: Promise<number | null> }

async function start(): Promise<Started> {
  const told: FromVault[] = []
  const exit = Promise.withResolvers<number | null>()
  const ready = Promise.withResolvers<void>()
  const child = startVaultChild({
    host: 'loopback',
    entry,
    onMessage(message) {
      told.push(message)
      if (message.kind === 'ready') ready.resolve()
    },
    onExit: exit.resolve,
  })
  endings.push(() => child.kill('SIGKILL'))
  await ready.promise
  return { child, told, exited: exit.promise }
}

/** A server that hands each upgraded socket over, and its port. */
async function listen(child: ChildProcess): Promise<number> {
  const server = createServer()
  server.on('upgrade', (request, socket, head) => {
    if (!(socket instanceof net.Socket)) throw new Error('an upgraded socket is a net.Socket')
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    )
    child.send({ kind: 'socket', id: ++handed, url: request.url, headers, head }, socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  endings.push(() => server.close())
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the test server has no address')
  return address.port
}

async function open(child: ChildProcess) {
  const socket = new WebSocket(`ws://127.0.0.1:${await listen(child)}/rpc`)
  endings.push(() => socket.terminate())
  return openConnection<SampleTree>(socketWire(socket))
}

describe('the vault process', () => {
  it('completes the handshake of a socket handed to it, and speaks over it', async () => {
    const { child } = await start()
    const connection = await open(child)
    expect(await connection.client.sample.echo({ text: 'handed over' })).toEqual({ text: 'handed over' })
    const bytes = randomBytes(1_000_000)
    await connection.upload('t', bytes)
    const parts: Uint8Array[] = []
    for await (const chunk of connection.download('t')) parts.push(chunk)
    expect(Buffer.concat(parts).equals(bytes)).toBe(true)
  })

  it('speaks to a host over its own channel', async () => {
    const { child, exited } = await start()
    const connection = openConnection<SampleTree>(childWire(child))
    const run = await connection.client.sample.count({ to: 3 })
    let step = await run.next()
    while (!step.done) step = await run.next()
    expect(step.value).toEqual({ sum: 6 })
    const bytes = randomBytes(3_000_000)
    await connection.upload('t', bytes)
    const parts: Uint8Array[] = []
    for await (const chunk of connection.download('t')) parts.push(chunk)
    expect(Buffer.concat(parts).equals(bytes)).toBe(true)
    connection.close()
    expect(await exited).toBe(0)
  })

  it('ends when it is locked, says so, and lets every window know', async () => {
    const { child, told, exited } = await start()
    const connection = await open(child)
    const other = await open(child)
    const run = await connection.client.sample.lock({})
    expect(await run.next()).toEqual({ done: true, value: null })
    expect(await exited).toBe(0)
    expect(told.at(-1)).toEqual({ kind: 'locked' })
    await Promise.all([connection.closed, other.closed])
    expect(tellVault(child, { kind: 'message', message: 'late' })).toBe(false)
  })

  it('answers the call that locks it before it goes, to its host too', async () => {
    const { child, exited } = await start()
    const connection = openConnection<SampleTree>(childWire(child))
    const run = await connection.client.sample.lock({})
    expect(await run.next()).toEqual({ done: true, value: null })
    expect(await exited).toBe(0)
    await expect(connection.client.sample.echo({ text: '' })).rejects.toMatchObject({ key: 'errors.disconnected' })
  })

  it('ends with its host', async () => {
    const { child, exited } = await start()
    child.disconnect()
    expect(await exited).toBe(0)
  })

  it.each([
    ['a request that is no handshake', 'GET /rpc HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n'],
    [
      'frames that are none',
      'GET /rpc HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n${'\u007f'.repeat(5_000)}`,
    ],
  ])('outlives a window that sends %s', async (_what, text) => {
    const { child } = await start()
    const other = await open(child)
    await other.client.sample.echo({ text: '' })
    const raw = net.connect(await listen(child), '127.0.0.1').on('error', () => undefined)
    raw.resume().end(text)
    await once(raw, 'close')
    expect(await other.client.sample.echo({ text: 'alive' })).toEqual({ text: 'alive' })
  })

  it.runIf(process.platform === 'linux')('gives memory back as soon as a piece of a file is let go of', async () => {
    const { child } = await start()
    // Read by the allocator before anything of ours runs: a hundred megabytes of a scan would else stay taken.
    const environment = readFileSync(`/proc/${child.pid}/environ`, 'utf8').split('\0')
    expect(environment).toContain('MALLOC_MMAP_THRESHOLD_=65536')
    expect(environment).toContain('MALLOC_TRIM_THRESHOLD_=131072')
  })

  it('opens no inspector, neither for NODE_OPTIONS nor for SIGUSR1', async () => {
    const before = process.env.NODE_OPTIONS
    process.env.NODE_OPTIONS = '--inspect=127.0.0.1:9377'
    try {
      const { child } = await start()
      if (process.platform !== 'win32') child.kill('SIGUSR1')
      const connection = openConnection<SampleTree>(childWire(child))
      await connection.client.sample.echo({ text: 'after the signal' })
      for (const port of [9377, 9229]) expect(await reachable(port)).toBe(false)
    } finally {
      if (before === undefined) delete process.env.NODE_OPTIONS
      else process.env.NODE_OPTIONS = before
    }
  })
})

async function reachable(port: number): Promise<boolean> {
  const socket = net.connect(port, '127.0.0.1')
  const answer = new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  return await answer.finally(() => socket.destroy())
}
