import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Progress } from '#shared/contract/operation.ts'
import type { HelperName, Host } from '../host.ts'
import { testHost } from '../testing/test-workbench.ts'
import { doInHelper, endHelpers } from './helper.ts'
import { forkedHelper } from './link.ts'

let host: Host
let started: ChildProcess[] = []
let complaints = ''

/** A host whose helpers do what the input of a job spells. */
function helperHost(): Host {
  return {
    ...testHost('unused'),
    startHelper: () => {
      const child = fork(path.join(import.meta.dirname, 'test-helper.ts'), [], {
        serialization: 'advanced',
        execArgv: ['--max-old-space-size=64'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      })
      child.stderr?.on('data', (chunk) => {
        complaints += chunk
      })
      started.push(child)
      return forkedHelper(child)
    },
  }
}

beforeEach(() => {
  host = helperHost()
  started = []
  complaints = ''
})
afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
})

/** Gives an order to a helper; what it answers is not what the job of that name would, hence the cast. */
async function order(text: string, given: { name?: HelperName; signal?: AbortSignal; longest?: number } = {}) {
  const job = { name: 'read-table', input: { bytes: Buffer.from(text), format: 'csv', source: {} } } as const
  const { name = 'import', signal, longest } = given
  const options = longest === undefined ? {} : { longest }
  const answer: unknown = await doInHelper(host, name, job, signal, options)
  return answer as { readonly pid: number; readonly order: string }
}

const hasEnded = async (child: ChildProcess | undefined) => {
  if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child?.signalCode ?? child?.exitCode
}

describe('a helper process', () => {
  it('does one job after another, and tells how far it is', async () => {
    const seen: Progress[] = []
    const job = { name: 'read-table', input: { bytes: Buffer.from('one'), format: 'csv', source: {} } } as const
    const first: unknown = await doInHelper(host, 'import', job, undefined, {
      progress: (step) => void seen.push(step),
    })
    expect(first).toMatchObject({ order: 'one' })
    expect(await order('two')).toEqual({ pid: started[0]?.pid, order: 'two' })
    expect(seen).toEqual([{ done: 1, total: 2, stage: 'obeying' }])
    expect(started).toHaveLength(1)
  })

  it('has a process of its own for each of two jobs, and lets a third wait', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => order(text)))
    expect(answers.map((answer) => answer.order)).toEqual(['a', 'b', 'c', 'd'])
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2)
  })

  it('is ended when its job takes too long, and the next job has a fresh one', async () => {
    await expect(order('loop', { longest: 400 })).rejects.toMatchObject({ code: 'busy', key: 'errors.helperOverdue' })
    expect(await hasEnded(started[0])).toBe('SIGKILL')
    expect((await order('after')).pid).toBe(started[1]?.pid)
  })

  it('is ended when its job is cancelled, at once or before it began', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 300)
    const cancelled = { code: 'conflict', key: 'errors.cancelled' }
    await expect(order('loop', { signal: stop.signal })).rejects.toMatchObject(cancelled)
    expect(await hasEnded(started[0])).toBe('SIGKILL')
    await expect(order('never', { signal: stop.signal })).rejects.toMatchObject(cancelled)
    expect(started).toHaveLength(1)
  })

  it.each(['die', 'grow', 'throw later'])(
    'that is told to %s is busy by name, and the next job has a fresh one',
    async (text) => {
      await expect(order(text)).rejects.toMatchObject({ code: 'busy', key: 'errors.helperEnded' })
      expect(await order('again')).toEqual({ pid: started[1]?.pid, order: 'again' })
      expect(complaints).not.toContain('secret title')
    },
  )

  it('takes a file piece by piece, and hands over what it finds part by part', async () => {
    const asked: number[] = []
    const parts: string[] = []
    const pieces = (function* () {
      for (const number of [1, 2, 3]) {
        asked.push(number)
        yield Buffer.from(`piece ${number}`)
      }
    })()
    const job = { name: 'read-scan', input: { format: 'auto', size: 21, columns: null } } as const
    const answer: unknown = await doInHelper(host, 'import', job, undefined, {
      pieces,
      part(part) {
        parts.push(Buffer.from(part).toString())
        // No piece is taken from its source before the one before it is done with.
        expect(asked).toHaveLength(parts.length)
      },
      last: true,
    })
    expect(answer).toMatchObject({ order: '3' })
    expect(parts).toEqual(['piece 1', 'piece 2', 'piece 3'])
    expect(await hasEnded(started[0])).toBe('SIGKILL')
  })

  it('hands refusals over as they are, and of faults no more than their kind', async () => {
    await expect(order('refuse')).rejects.toMatchObject({
      code: 'invalid',
      key: 'errors.invalid',
      parameters: { count: 2 },
    })
    await expect(order('throw')).rejects.toThrow(/^a helper failed: TypeError$/)
    expect(started).toHaveLength(1)
  })

  it('that may hold a key is not kept after its job', async () => {
    await order('read', { name: 'reader' })
    expect(await hasEnded(started[0])).toBe('SIGKILL')
    expect((await order('read', { name: 'reader' })).pid).toBe(started[1]?.pid)
  })

  it('is ended with all others of its host, at work or idle', async () => {
    await order('idle', { name: 'draw' })
    const working = order('loop')
    const refused = expect(working).rejects.toMatchObject({ key: 'errors.helperEnded' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    endHelpers(host)
    await refused
    expect(await Promise.all(started.map(hasEnded))).toEqual(['SIGKILL', 'SIGKILL'])
    expect((await order('after the lock')).order).toBe('after the lock')
  })
})
