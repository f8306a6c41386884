import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestVault, testVault } from '../../electron/services/testing/test-workbench.ts'
import { createRecoveryKey } from '../../electron/services/vault/recovery-key.ts'

const script = (name: string) => path.join(import.meta.dirname, name)
let vault: TestVault

beforeAll(async () => {
  vault = await testVault()
  await vault.call('department.create', { draft: { name: '内部审计部' } })
  // Closing writes the log back, which the reader asks for.
  await vault.workbench.close()
})
afterAll(() => vault.remove())

function findKey(recoveryKey: string, folder = vault.folder) {
  return spawnSync('python3', [script('vault_key.py'), folder], { input: recoveryKey, encoding: 'utf8' })
}

describe('vault_key.py', () => {
  it('finds the key with which the ordinary sqlite3 program reads the records', () => {
    const { stdout, stderr, status } = findKey(vault.recoveryKey)
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const plain = path.join(vault.root, 'plain.db')
    const database = path.join(vault.folder, 'vault.db')
    const read = spawnSync('python3', [script('vault_reader.py'), database, plain], { input: stdout, encoding: 'utf8' })
    expect(read.stdout).toMatch(/^\d+ pages, 0 damaged\n$/)
    expect(spawnSync('sqlite3', [plain, 'SELECT name FROM departments'], { encoding: 'utf8' }).stdout).toBe(
      '内部审计部\n',
    )
  })

  it('reads the key as people copy it', () => {
    const typed = ` ${vault.recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}\n`
    expect(findKey(typed).stdout).toBe(findKey(vault.recoveryKey).stdout)
  })

  it.each([
    ['the key of another vault', () => createRecoveryKey().groups.join('-'), 1, 'opens no slot'],
    [
      'a wrong symbol',
      () => vault.recoveryKey.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      2,
      'slip of the pen',
    ],
    ['half a key', () => vault.recoveryKey.slice(0, 30), 2, 'eight groups'],
  ])('refuses %s', (_what, key, status, words) => {
    const result = findKey(key())
    expect(result).toMatchObject({ status, stdout: '' })
    expect(result.stderr).toContain(words)
  })

  it('refuses a folder that is no vault', () => {
    expect(findKey(vault.recoveryKey, vault.root)).toMatchObject({ status: 2, stdout: '' })
  })
})
