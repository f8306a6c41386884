import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { summary } from '../scripts/gate/result.mjs'
import { fingerprint } from '../scripts/setup/fingerprint.mjs'
import { withSetupLock } from '../scripts/setup/lock.mjs'
import { root } from './tracked-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-set-up-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lockFile = () => path.join(folder, 'setup.lock')

describe('the set-up lock', () => {
  const contender = `
    import { appendFileSync, existsSync, writeFileSync, rmSync } from 'node:fs'
    import { withSetupLock } from ${JSON.stringify(path.join(root, 'build/scripts/setup/lock.mjs'))}
    const folder = process.argv[1]
    await withSetupLock(async () => {
      if (existsSync(folder + '/inside')) appendFileSync(folder + '/log', 'overlap ')
      writeFileSync(folder + '/inside', '')
      await new Promise((resolve) => setTimeout(resolve, 60))
      rmSync(folder + '/inside')
      appendFileSync(folder + '/log', 'done ')
    }, { folder })`

  const contend = () =>
    new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', contender, folder], { stdio: 'ignore' })
      child.once('exit', resolve)
    })

  it('lets one of several processes work at a time, even when all find one left behind', async () => {
    writeFileSync(lockFile(), '999999999 left-behind')
    expect(await Promise.all([contend(), contend(), contend(), contend()])).toEqual([0, 0, 0, 0])
    expect(readFileSync(path.join(folder, 'log'), 'utf8')).toBe('done done done done ')
    expect(existsSync(lockFile())).toBe(false)
  })

  it('is freed when its owner lives but has been silent', async () => {
    writeFileSync(lockFile(), `${process.pid} stranger`)
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(lockFile(), longAgo, longAgo)
    expect(await withSetupLock(async () => 'worked', { folder })).toBe('worked')
  })

  it('is given back when the work fails', async () => {
    await expect(withSetupLock(() => Promise.reject(new Error('no disk')), { folder })).rejects.toThrow('no disk')
    expect(existsSync(lockFile())).toBe(false)
  })
})

describe('the fingerprint of the inputs', () => {
  const print = () =>
    fingerprint({ base: folder, inputs: ['sources', 'absent'], indexFile: path.join(folder, 'index.json') })
  const write = (name: string, text: string) => {
    const file = path.join(folder, 'sources', name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }

  beforeEach(() => {
    write('a.ts', 'one')
    write('deep/b.ts', 'two')
  })

  it('is the same for the same contents, whatever their times', () => {
    const first = print()
    utimesSync(path.join(folder, 'sources/a.ts'), new Date(0), new Date(0))
    expect(print()).toBe(first)
    rmSync(path.join(folder, 'index.json'))
    expect(print()).toBe(first)
  })

  it('sees a change of the same length within the same tick', () => {
    const first = print()
    write('a.ts', 'six')
    expect(print()).not.toBe(first)
  })

  it('sees a file come, go and move', () => {
    const first = print()
    write('c.ts', '')
    const second = print()
    rmSync(path.join(folder, 'sources/c.ts'))
    expect(second).not.toBe(first)
    expect(print()).toBe(first)
    rmSync(path.join(folder, 'sources/a.ts'))
    write('d.ts', 'one')
    expect(print()).not.toBe(first)
  })

  it('survives a torn index', () => {
    const first = print()
    writeFileSync(path.join(folder, 'index.json'), '{"sources/a.ts":')
    expect(print()).toBe(first)
  })
})

describe('the last line of the tests', () => {
  const stage = (passed: number, failed: number, skipped: { name: string; reason: string }[] = []) => ({
    stage: 'unit tests',
    passed,
    failed,
    skipped,
  })
  const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

  it('counts over all stages', () => {
    expect(lastLine(summary([stage(3, 0), stage(4, 1)]))).toBe('7 passed, 1 failed')
  })

  it('names skipped tests only if there are any, each with its reason', () => {
    const text = summary([stage(1, 0, [{ name: 'opens Electron', reason: 'no binary' }])])
    expect(lastLine(text)).toBe('1 passed, 0 failed, 1 skipped')
    expect(text).toContain('skipped: opens Electron (no binary)')
  })

  it('says at the end what failed and how, cut to what can be read, without the colours of a terminal', () => {
    const reason = [
      '\u001b[31mexpected 1, received 2\u001b[39m',
      ...Array.from({ length: 40 }, (_, line) => `line ${line}`),
    ]
    const failures = [{ name: 'a.test.ts: adds', reason: reason.join('\n') }]
    const lines = summary([{ ...stage(0, 1), failures }]).split('\n')
    expect(lines.slice(0, 3)).toEqual(['failed: a.test.ts: adds', '  expected 1, received 2', '  line 0'])
    expect(lines.slice(-4)).toEqual(['  (11 more lines above)', 'failed: unit tests', '0 passed, 1 failed', ''])
  })
})
