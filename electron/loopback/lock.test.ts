import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createVault } from '#services/lifecycle/create.ts'
import { testHost } from '#services/testing/test-workbench.ts'
import { smallestCost } from '#services/vault/derivation.ts'
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

/** What must not be found: each by its name, in every form that it may stand in. */
type Secrets = ReadonlyMap<string, readonly Buffer[]>

/** Texts in either form that Node keeps them in, keys by their bytes and as hexadecimal digits. */
function secretsOf(texts: readonly string[], keys: Readonly<Record<string, Buffer>>): Secrets {
  return new Map([
    ...texts.map((text) => [text, [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]] as const),
    ...Object.entries(keys).map(([name, key]) => [name, [key, Buffer.from(key.toString('hex'))]] as const),
  ])
}

/** The canaries around each place where their mark stands; one search for all of them, since memory is large. */
function canariesIn(bytes: Buffer): readonly string[] {
  return (['utf8', 'utf16le'] as const).flatMap((encoding) => {
    const form = Buffer.from(mark, encoding)
    const lead = 3 * (form.length / mark.length)
    const seen: string[] = []
    for (let at = bytes.indexOf(form); at >= 0; at = bytes.indexOf(form, at + form.length)) {
      const text = bytes.subarray(Math.max(0, at - lead), at + form.length).toString(encoding)
      seen.push(...canaries.filter((canary) => text.endsWith(canary)), mark)
    }
    return seen
  })
}

/** Which of the secrets, the mark and the canaries stand anywhere in the writable memory of a process. */
function found(pid: number, secrets: Secrets = new Map()): ReadonlySet<string> {
  const hits = new Set<string>()
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const { start, length } of residentRegions(pid)) {
      const bytes = readRegion(memory, start, length)
      for (const canary of canariesIn(bytes)) hits.add(canary)
      for (const [name, forms] of secrets) if (forms.some((form) => bytes.includes(form))) hits.add(name)
    }
  } finally {
    closeSync(memory)
  }
  return hits
}

type Region = { readonly start: bigint; readonly length: number }

const pageSize = 4096

/** The runs of pages of writable regions that are in memory or swapped out: a heap is mostly address space. */
function residentRegions(pid: number): readonly Region[] {
  const maps = readFileSync(`/proc/${pid}/maps`, 'utf8')
  const pages = openSync(`/proc/${pid}/pagemap`, 'r')
  try {
    return [...maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)].flatMap(([, from, to]) => {
      const [start, end] = [BigInt(`0x${from}`), BigInt(`0x${to}`)]
      const count = Number(end - start) / pageSize
      const entries = Buffer.alloc(8 * count)
      const known = readSync(pages, entries, 0, entries.length, (start / BigInt(pageSize)) * 8n) / 8
      return runsOf(known, (page) => (entries[8 * page + 7] ?? 0) >= 0x40).map(([first, length]) => ({
        start: start + BigInt(first * pageSize),
        length: length * pageSize,
      }))
    })
  } finally {
    closeSync(pages)
  }
}

/** The longest runs, as [first, length], of indices that are wanted. */
function runsOf(count: number, isWanted: (index: number) => boolean): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  for (let index = 0; index < count; index += 1) {
    if (!isWanted(index)) continue
    const last = runs.at(-1)
    if (last && last[0] + last[1] === index) last[1] += 1
    else runs.push([index, 1])
  }
  return runs
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

/** A vault whose keys are known here, where no scan looks. */
async function makeVault() {
  const target = path.join(folder, 'team.sealbook')
  const { vault, recoveryKey } = await createVault(testHost(path.join(folder, 'elsewhere')), {
    folder: target,
    name: 'Team',
    organisation: 'Team',
    person: 'Ana Lim',
    login: 'ana',
    password,
    cost: smallestCost,
    language: 'en',
    zone: 'UTC',
    demo: false,
  })
  const { keys, masterKey } = vault.keys()
  const copied = Object.fromEntries(Object.entries({ ...keys, master: masterKey }).map(([k, v]) => [k, Buffer.from(v)]))
  vault.close()
  return { target, recoveryKey, keys: copied }
}

/** Root reads any memory; elsewhere the kernel may keep a process from reading its own grandchildren. */
const mayScan = process.platform === 'linux' && process.getuid?.() === 0

describe.skipIf(!mayScan)('a locked vault', () => {
  it('leaves neither password, keys nor records in the memory of any process', async () => {
    const { target, recoveryKey, keys } = await makeVault()
    host = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), '--print-url', '--user-data', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/' },
    })
    if (!host.stdout || !host.pid) throw new Error('the host did not start')
    const [url] = await once(createInterface(host.stdout), 'line')
    const { origin } = new URL(String(url))
    const cookie = ((await fetch(String(url))).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const { client, closed, upload } = await connect(origin, cookie)
    await finish(await client.session.unlock({ path: target, login: 'ana', password }))
    for (const name of canaries) await client.person.create({ draft: { name } })
    expect((await client.person.list({})).total).toBe(canaries.length + 1)
    // In a reader of its own, which holds the database key and must be gone with its work.
    expect(await finish(await client.journal.audit({}))).toMatchObject({ damages: [] })
    // A document that is none, so that a helper has seen a record text as well.
    const document = Buffer.from(`%PDF-1.7 ${canaries[0]}`)
    const announced = { name: 'note.pdf', mediaType: 'application/pdf', size: document.length }
    const { ticket } = await client.file.begin(announced)
    await upload(ticket, document)
    await finish(await client.verification.verify({ ticket })).catch(() => null)

    const before = family(host.pid)
    const [, vaultProcess = 0, helper = 0] = before
    expect(before).toHaveLength(3)
    // The scan must be able to see, or finding nothing would mean nothing.
    expect(found(helper)).toContain(canaries[0])
    const keysOnly = secretsOf([], keys)
    expect([...found(vaultProcess, keysOnly)]).toEqual(expect.arrayContaining([...canaries, ...keysOnly.keys()]))
    expect([...found(host.pid)]).toEqual([])

    expect(await finish(await client.session.lock({}))).toBeNull()
    await closed
    const fresh = await connect(origin, cookie)
    expect(await fresh.client.session.status({})).toMatchObject({ state: 'locked' })
    await pause(2_000)
    const after = family(host.pid)
    expect(after).toHaveLength(2)
    expect(after.filter((pid) => before.includes(pid))).toEqual([host.pid])
    for (const pid of after) expect([...found(pid, secretsOf([password, recoveryKey], keys))]).toEqual([])
  }, 180_000)

  it('leaves neither in any file of the data folder or the vault', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) {
      const bytes = readFileSync(path.join(file.parentPath, file.name))
      for (const text of [password, mark]) expect(bytes.includes(text)).toBe(false)
    }
  })
})
