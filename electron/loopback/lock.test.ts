import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Connection, openConnection } from '#shared/contract/connection.ts'
import { socketWire } from '#shared/contract/wires.ts'
import type { Contract } from '#shared/operations.ts'

const password = 'marble whisper tundra ninety cobalt'
// One mark in all of them, so that one search finds any.
const mark = 'heron-umber-quill'
const canaries = Array.from({ length: 20 }, (_, index) => `${index} ${mark}`)
let folder = ''
let host: ChildProcess

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-lock-'))
})
afterAll(() => {
  host?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function connect(origin: string, cookie: string): Promise<Connection<Contract>> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie }, origin })
  await once(socket, 'open')
  return openConnection<Contract>(socketWire(socket))
}

async function finish<Output>(run: AsyncIterator<unknown, Output, void>): Promise<Output> {
  for (;;) {
    const step = await run.next()
    if (step.done) return step.value
  }
}

/** The process and everything below it. */
function family(pid: number): readonly number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return [
    pid,
    ...text
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((child) => family(Number(child))),
  ]
}

/** Which of the texts stand anywhere in the writable memory of a process, as UTF-8 or UTF-16. */
function found(pid: number, texts: readonly string[]): readonly string[] {
  const hits = new Set<string>()
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const { start, length } of residentRegions(pid)) {
      const bytes = readRegion(memory, start, length)
      for (const text of texts) {
        if (bytes.includes(text, 0, 'utf8') || bytes.includes(text, 0, 'utf16le')) hits.add(text)
      }
    }
  } finally {
    closeSync(memory)
  }
  return [...hits]
}

/** Writable regions of which anything is in memory or swapped out; reserved address space is left out. */
function residentRegions(pid: number): readonly { readonly start: bigint; readonly length: number }[] {
  const regions = readFileSync(`/proc/${pid}/smaps`, 'utf8').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m)
  return regions.flatMap((region) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(region) ?? []
    if (from === undefined || to === undefined || /^Rss: +0 kB[\s\S]*^Swap: +0 kB/m.test(region)) return []
    const start = BigInt(`0x${from}`)
    return [{ start, length: Number(BigInt(`0x${to}`) - start) }]
  })
}

function readRegion(memory: number, start: bigint, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, length, start))
  } catch {
    // Some regions of the kernel's own cannot be read by anybody.
    return Buffer.alloc(0)
  }
}

describe.skipIf(process.platform !== 'linux')('a locked vault', () => {
  it('leaves neither password nor records in the memory of any process', async () => {
    host = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), '--print-url', '--user-data', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/' },
    })
    if (!host.stdout || !host.pid) throw new Error('the host did not start')
    const [url] = await once(createInterface(host.stdout), 'line')
    const { origin } = new URL(String(url))
    const cookie = ((await fetch(String(url))).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const { client, closed } = await connect(origin, cookie)
    const created = await finish(
      await client.session.create({
        path: path.join(folder, 'team.sealbook'),
        name: 'Team',
        person: 'Ana Lim',
        login: 'ana',
        password,
        profile: 'standard',
        language: 'en',
        zone: 'UTC',
      }),
    )
    for (const name of canaries) await client.person.create({ draft: { name } })
    expect((await client.person.list({})).total).toBe(canaries.length + 1)
    const secrets = [password, created.recoveryKey, mark]
    const before = family(host.pid)
    // The scan must be able to see, or finding nothing would mean nothing.
    expect(before.flatMap((pid) => found(pid, [mark]))).toEqual([mark])
    await finish(await client.session.lock({})).catch(() => null)
    await closed
    const fresh = await connect(origin, cookie)
    expect(await fresh.client.session.status({})).toMatchObject({ state: 'locked' })
    await pause(2_000)
    const after = family(host.pid)
    expect(after).toHaveLength(2)
    expect(before).not.toEqual(after)
    for (const pid of after) expect(found(pid, secrets)).toEqual([])
  })

  it('leaves neither in any file of the data folder or the vault', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) {
      const bytes = readFileSync(path.join(file.parentPath, file.name))
      for (const text of [password, mark]) expect(bytes.includes(text)).toBe(false)
    }
  })
})
