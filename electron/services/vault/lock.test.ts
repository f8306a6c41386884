import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import { acquireLock, readLockHolder } from './lock.ts'

let folder = ''
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vault-lock-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

function refusal(): OperationError {
  try {
    acquireLock(folder, 2).release()
  } catch (error) {
    if (error instanceof OperationError) return error
    throw error
  }
  throw new Error('the lock was free')
}

/** A process that takes the lock, says so and then stays; the sources run under Node as they are. */
async function startHolder() {
  const code = `import { acquireLock } from ${JSON.stringify(path.join(import.meta.dirname, 'lock.ts'))}
    acquireLock(${JSON.stringify(folder)}, 1)
    for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setImmediate(done)).then(gc)
    console.log('held')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

describe('lock', () => {
  it('refuses a second opener in the same process at once and names the holder', () => {
    const lock = acquireLock(folder, 1)
    const error = refusal()
    expect(error.shape).toMatchObject({
      code: 'busy',
      key: 'errors.vaultInUse',
      parameters: { host: hostname(), pid: process.pid, since: 1 },
    })
    lock.release()
    lock.release()
    expect(readdirSync(folder)).toEqual(['lock'])
    expect(statSync(path.join(folder, 'lock')).size).toBe(0)
    expect(statSync(path.join(folder, 'lock')).mode & 0o777).toBe(0o600)
    acquireLock(folder, 3).release()
  })

  it('refuses while another process lives, its lock forgotten or not, and is free once it is killed', async () => {
    const child = await startHolder()
    expect(refusal().parameters).toEqual({ host: hostname(), pid: child.pid, since: 1 })
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(readLockHolder(path.join(folder, 'lock-holder'))?.pid).toBe(child.pid)
    const lock = acquireLock(folder, 9)
    expect(readLockHolder(path.join(folder, 'lock-holder'))).toEqual(lock.holder)
    lock.release()
  })

  it('is held however illegible the name of the holder is', () => {
    const lock = acquireLock(folder, 1)
    for (const text of ['', '{', '[]', '{"host":1}']) {
      writeFileSync(path.join(folder, 'lock-holder'), text)
      expect(refusal().parameters).toEqual({ host: '', pid: 0, since: 0 })
    }
    lock.release()
  })
})
