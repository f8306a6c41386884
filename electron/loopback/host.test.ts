import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { openConnection } from '#shared/contract/connection.ts'
import { socketWire } from '#shared/contract/wires.ts'
import type { SampleTree } from '../transport/test-workbench.ts'
import { readOptions } from './options.ts'

const entry = path.join(import.meta.dirname, 'test-entry.ts')
const started: ChildProcess[] = []
let data = ''
beforeAll(() => {
  data = mkdtempSync(path.join(os.tmpdir(), 'sealbook-host-'))
})
afterAll(() => rmSync(data, { recursive: true, force: true }))
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

/** Starts the host over a sample door and waits for its two lines. */
async function start(options: { ipc?: boolean } = {}) {
  const child = spawn(process.execPath, [entry, '--print-url', '--user-data', data], {
    stdio: ['ignore', 'pipe', 'pipe', ...(options.ipc ? (['ipc'] as const) : [])],
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/' },
  })
  started.push(child)
  if (!child.stdout || !child.stderr) throw new Error('both streams are piped')
  const [[url], [ready]] = await Promise.all([
    once(createInterface(child.stdout), 'line'),
    once(createInterface(child.stderr), 'line'),
  ])
  return { child, url: String(url), ready: String(ready), origin: new URL(String(url)).origin }
}

async function enter(url: string): Promise<string> {
  const response = await fetch(url)
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

async function connect(origin: string, cookie: string) {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie }, origin })
  await once(socket, 'open')
  return openConnection<SampleTree>(socketWire(socket))
}

function childrenOf(pid: number | undefined): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number)
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('the loopback host', () => {
  it('says when it is ready and where, and lets a window speak to the vault process', async () => {
    const { url, ready, origin } = await start()
    expect(ready).toBe(`ready ${origin}/`)
    const connection = await connect(origin, await enter(url))
    expect(await connection.client.sample.echo({ text: 'through' })).toEqual({ text: 'through' })
  })

  it.skipIf(process.platform !== 'linux').each([
    ['no screen to open a window on', { DISPLAY: '', WAYLAND_DISPLAY: '' }],
    ['no Chromium, Chrome or Edge to open a window with', { DISPLAY: ':99', PATH: data, SEALBOOK_CHROMIUM: '' }],
  ])('says what it lacks for a window: %s', async (lacking, environment) => {
    const child = spawn(process.execPath, [entry, '--user-data', data], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/', ...environment },
    })
    started.push(child)
    if (!child.stdout || !child.stderr) throw new Error('both streams are piped')
    const [[url], [said]] = await Promise.all([
      once(createInterface(child.stdout), 'line'),
      once(createInterface(child.stderr), 'line'),
    ])
    expect(said).toBe(`${lacking}: open this address, it works once`)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/__open\?t=/)
  })

  it('puts a fresh vault process in the place of a locked one', async () => {
    const { child, url, origin } = await start()
    const cookie = await enter(url)
    const connection = await connect(origin, cookie)
    const [before] = process.platform === 'linux' ? childrenOf(child.pid) : []
    const run = await connection.client.sample.lock({})
    expect(await run.next()).toEqual({ done: true, value: null })
    await connection.closed
    const again = await connect(origin, cookie)
    expect(await again.client.sample.echo({ text: 'fresh' })).toEqual({ text: 'fresh' })
    if (before !== undefined) {
      expect(lives(before)).toBe(false)
      expect(childrenOf(child.pid)).not.toContain(before)
    }
  })

  it.skipIf(process.platform !== 'linux').each(['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'] as const)(
    'ends with everything it started on %s',
    async (how) => {
      const { child } = await start({ ipc: how === 'disconnect' })
      const family = childrenOf(child.pid)
      expect(family).toHaveLength(1)
      if (how === 'disconnect') child.disconnect()
      else child.kill(how)
      const [code] = await once(child, 'exit')
      expect(code).toBe(0)
      expect(family.filter(lives)).toEqual([])
    },
  )

  it.skipIf(process.platform !== 'linux')('leaves no vault process behind when it is killed', async () => {
    const { child } = await start()
    const family = childrenOf(child.pid)
    expect(family.filter(lives)).toHaveLength(1)
    child.kill('SIGKILL')
    await vi.waitFor(() => expect(family.filter(lives)).toEqual([]), { timeout: 10_000 })
  })
})

describe('the arguments', () => {
  it.each([
    [[], { browser: true, printUrl: false, port: 0, userData: null }],
    [['--no-browser'], { browser: false, printUrl: false, port: 0, userData: null }],
    [['--print-url', '--port', '8080'], { browser: false, printUrl: true, port: 8080, userData: null }],
    [['--user-data', '/x'], { browser: true, printUrl: false, port: 0, userData: '/x' }],
  ])('%j are understood', (args, expected) => {
    expect(readOptions(args)).toEqual(expected)
  })

  it.each([[['--port', '70000']], [['--port', '-1']], [['--port', 'x']], [['--what']], [['extra']]])(
    '%j are wrong',
    (args) => {
      expect(readOptions(args)).toBeTypeOf('string')
    },
  )
})
