import { EventEmitter, once } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HelperName, Host } from '#services/host.ts'
import { answerOver } from '#services/processes/answer-jobs.ts'
import { doInHelper, endHelpers } from '#services/processes/helper.ts'
import { portLink } from '#services/processes/link.ts'
import type { MainPort, ParentPort } from '#services/processes/parent-port.ts'
import { testHost } from '#services/testing/test-workbench.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { utilityHelpers } from '../vault-process/utility-helpers.ts'
import { callsOf, children, type FakeChild } from './test-electron.ts'

vi.mock('electron', async () => ({ ...(await import('./test-electron.ts')).fakeElectron }))
const { startVault } = await import('./vault-host.ts')

/** What the process that `child` stands for sees of its parent: messages wait for the first listener. */
function parentOf(child: FakeChild): ParentPort {
  const seen = new EventEmitter()
  const pass = (data: unknown, ports: readonly MainPort[] = []) =>
    void setImmediate(() => seen.emit('message', { data: structuredClone(data), ports }))
  return {
    on(event, listener) {
      if (seen.listenerCount(event) === 0) {
        for (const [data, ports] of child.posted) pass(data, ports)
        child.on('posted', pass)
      }
      seen.on(event, listener)
    },
    postMessage: (message) => void setImmediate(() => child.emit('message', structuredClone(message))),
  }
}

/** A helper in the place of the process that was just started: it does what the input of a job spells. */
function playHelper(child: FakeChild): void {
  parentOf(child).on('message', ({ ports }) => {
    for (const port of ports) {
      answerOver(portLink(port), async (job, { progress }) => {
        const bytes: unknown = 'bytes' in job.input ? job.input.bytes : null
        progress({ done: 1, total: 2, stage: 'obeying' })
        const order = Buffer.isBuffer(bytes) ? bytes.toString() : 'not a Buffer'
        if (order === 'refuse') throw new OperationError('invalid', 'errors.invalid', { parameters: { count: 2 } })
        if (order === 'hang') await new Promise(() => undefined)
        if (order === 'answer a function') return () => 'no data'
        return { order, bytes }
      })
    }
  })
}

let host: Host
let vault: FakeChild
let ended: boolean
let end: () => void

const newest = (): FakeChild => {
  const child = children.at(-1)
  if (!child) throw new Error('nothing was started')
  return child
}

beforeEach(() => {
  ended = false
  const started = startVault(() => {
    ended = true
  })
  end = started.end
  vault = newest()
  host = { ...testHost('unused'), startHelper: utilityHelpers(parentOf(vault)) }
})

/** Gives an order, and plays the helper that is started for it. */
async function order(text: string, name: HelperName = 'import', signal?: AbortSignal, progress = vi.fn()) {
  const before = children.length
  const job = { name: 'read-table', input: { bytes: Buffer.from(text), format: 'csv', source: {} } } as const
  const answered: Promise<unknown> = doInHelper(host, name, job, signal, { progress })
  answered.catch(() => undefined)
  // A request takes one turn of the loop to main.
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  for (const child of children.slice(before)) playHelper(child)
  return { answered, progress }
}

describe('a helper of the desktop host', { timeout: 5_000 }, () => {
  it('is started by name, with a limit of memory and without the options of Node', async () => {
    for (const name of ['reader', 'draw', 'import'] as const) {
      await (await order('one', name)).answered
      const [entry, args, options] = callsOf('utilityProcess.fork').at(-1) ?? []
      expect(entry).toMatch(new RegExp(`[\\\\/]${name}[\\\\/]main\\.js$`))
      expect(args).toEqual([])
      expect(options).toMatchObject({ execArgv: [expect.stringMatching(/^--max-old-space-size=\d+$/)] })
      expect(Object.keys((options as { env: object }).env)).not.toContain('NODE_OPTIONS')
    }
  })

  it('answers over a channel of its own, of which main sees the ends alone', async () => {
    const said: unknown[] = []
    vault.on('message', (message) => said.push(message))
    const { answered, progress } = await order('one')
    const answer = await answered
    expect(answer).toEqual({ order: 'one', bytes: Buffer.from('one') })
    expect(progress).toHaveBeenCalledWith({ done: 1, total: 2, stage: 'obeying' })
    expect(said).toEqual([{ kind: 'start-helper', id: 1, name: 'import' }])
    expect(vault.posted).toEqual([[{ kind: 'helper', id: 1 }, [expect.anything()]]])
    expect(newest().posted).toEqual([[null, [expect.anything()]]])
    expect(newest().posted[0]?.[1]).not.toEqual(vault.posted[0]?.[1])
  })

  it('takes the next job too, and hands refusals over as they are', async () => {
    await (await order('one')).answered
    const count = children.length
    const { answered } = await order('refuse')
    await expect(answered).rejects.toMatchObject({ key: 'errors.invalid', parameters: { count: 2 } })
    await expect((await order('answer a function')).answered).rejects.toThrow(/^a helper failed: /)
    expect(children).toHaveLength(count)
  })

  it('is ended by main when its job is cancelled', async () => {
    const stop = new AbortController()
    const { answered } = await order('hang', 'import', stop.signal)
    const helper = newest()
    stop.abort()
    await expect(answered).rejects.toMatchObject({ code: 'conflict', key: 'errors.cancelled' })
    await once(vault, 'message')
    expect(helper.killed).toBe(true)
    expect(vault.killed).toBe(false)
  })

  it('that dies is busy by name, and the next job has a fresh one', async () => {
    const { answered } = await order('hang')
    newest().emit('exit', 9)
    await expect(answered).rejects.toMatchObject({ code: 'busy', key: 'errors.helperEnded' })
    const count = children.length
    expect(await (await order('again')).answered).toMatchObject({ order: 'again' })
    expect(children).toHaveLength(count + 1)
  })

  it.each([
    ['is told to end', () => end()],
    ['says that it was locked', () => vault.emit('message', { kind: 'locked' })],
    ['ends by itself', () => vault.emit('exit', 1)],
  ])('dies with the vault process that %s, at work or idle', async (_what, finish) => {
    await order('hang', 'reader')
    const working = newest()
    await (await order('one')).answered
    const idle = newest()
    expect([working.killed, idle.killed]).toEqual([false, false])
    finish()
    expect([working.killed, idle.killed]).toEqual([true, true])
    // What it asked for in its last moments is not begun.
    const count = children.length
    vault.emit('message', { kind: 'start-helper', id: 9, name: 'reader' })
    expect(children).toHaveLength(count)
  })

  it('dies when the core lets go of all', async () => {
    await (await order('one')).answered
    endHelpers(host)
    await once(vault, 'message')
    expect(newest().killed).toBe(true)
    expect(ended).toBe(false)
  })

  it('leaves the ports of windows to the windows', async () => {
    const { utilityChannel } = await import('../vault-process/utility-channel.ts')
    const wires: unknown[] = []
    utilityChannel(parentOf(vault)).onWire((wire) => wires.push(wire))
    await (await order('one')).answered
    expect(wires).toEqual([])
  })
})
