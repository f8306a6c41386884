import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestVault, testPassword, testVault } from '#services/testing/test-workbench.ts'

const entry = path.join(import.meta.dirname, 'main.ts')
const started: ChildProcess[] = []
let vault: TestVault
let pipe = ''
let passwordFile = ''

beforeAll(async () => {
  vault = await testVault()
  await vault.workbench.close()
  pipe = path.join(vault.root, 'never-written.csv')
  passwordFile = path.join(vault.root, 'password')
  writeFileSync(passwordFile, `${testPassword}\n`)
  if (process.platform === 'linux') execFileSync('mkfifo', [pipe])
})
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})
afterAll(() => vault.remove())

function start(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [entry, ...args, '--json', '--password-file', passwordFile], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, SEALBOOK_DATA: path.join(vault.root, 'data'), ELECTRON_OVERRIDE_DIST_PATH: '/' },
  })
  started.push(child)
  return child
}

async function output(child: ChildProcess): Promise<{ readonly code: number; readonly answer: unknown }> {
  let out = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  const [code] = await once(child, 'close')
  return { code, answer: JSON.parse(out) }
}

/** An import that waits for a file which nobody writes, with the vault open meanwhile; answers its vault process. */
async function holdOpen(): Promise<{ readonly child: ChildProcess; readonly holder: number }> {
  const child = start('import', vault.folder, pipe, '--format', 'csv', '--record', 'person')
  return await vi.waitFor(
    () => {
      const [holder] = childrenOf(child.pid)
      expect(existsSync(path.join(vault.folder, 'lock-holder'))).toBe(true)
      const { pid } = JSON.parse(readFileSync(path.join(vault.folder, 'lock-holder'), 'utf8'))
      expect(pid).toBe(holder)
      return { child, holder: pid }
    },
    { timeout: 20_000, interval: 50 },
  )
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

describe.skipIf(process.platform !== 'linux')('a command that is at work', () => {
  it('keeps others from its vault, which are told who holds it', async () => {
    const { holder } = await holdOpen()
    const { code, answer } = await output(start('list', vault.folder, 'person'))
    expect(code).toBe(1)
    expect(answer).toMatchObject({ error: { code: 'busy', key: 'errors.vaultInUse', parameters: { pid: holder } } })
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
    'leaves no process and no lock behind when it is ended by %s',
    async (signal) => {
      const { child, holder } = await holdOpen()
      child.kill(signal)
      await once(child, 'exit')
      await vi.waitFor(() => expect(lives(holder)).toBe(false), { timeout: 10_000 })
      const { code, answer } = await output(start('list', vault.folder, 'person'))
      expect(code).toBe(0)
      expect(answer).toMatchObject({ total: 1 })
    },
  )

  it('is refused as locked when its vault process is ended', async () => {
    // Held for both directions, a pipe opens at once and keeps what is written until somebody reads.
    const held = openSync(pipe, 'r+')
    try {
      const { child, holder } = await holdOpen()
      const [answer] = await Promise.all([output(child), process.kill(holder, 'SIGKILL'), writeSync(held, 'name\n')])
      expect(answer).toMatchObject({ code: 1, answer: { error: { code: 'locked', key: 'errors.disconnected' } } })
    } finally {
      closeSync(held)
    }
  })
})
