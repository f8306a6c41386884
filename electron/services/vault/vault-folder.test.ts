import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVaultFolder, inspectVaultFolder } from './vault-folder.ts'

let root = ''
let folder = ''
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'vault-folder-'))
  folder = path.join(root, '安全团队.sealbook')
})
afterEach(() => rmSync(root, { recursive: true }))
const put = (...names: readonly string[]) => {
  for (const name of names) writeFileSync(path.join(folder, name), 'x')
}

describe('vault folder', () => {
  it('is made for its owner alone, also in the place of an empty one', () => {
    mkdirSync(folder, { mode: 0o755 })
    const paths = createVaultFolder(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(paths.attachments).mode & 0o777).toBe(0o700)
  })

  it('is not made over anything, nor under another name', () => {
    createVaultFolder(folder)
    expect(() => createVaultFolder(folder)).toThrow(/errors.folderNotEmpty/)
    const file = path.join(root, 'file.sealbook')
    writeFileSync(file, '')
    expect(() => createVaultFolder(file)).toThrow(/errors.folderNotEmpty/)
    expect(() => createVaultFolder(path.join(root, 'Team'))).toThrow(/errors.vaultName/)
    expect(() => createVaultFolder(path.join(root, '.sealbook'))).toThrow(/errors.vaultName/)
  })

  it('names what is missing and what does not belong', () => {
    createVaultFolder(folder)
    put('header-a', 'vault.db', 'vault.db-wal', 'lock', 'header-a.0123456789ab.new', 'vault (conflict).db')
    expect(inspectVaultFolder(folder)).toEqual({ missing: ['header-b'], foreign: ['vault (conflict).db'] })
  })

  it('tells no folder, another folder, a missing and an empty database apart', () => {
    expect(() => inspectVaultFolder(folder)).toThrow(/errors.vaultMissing/)
    writeFileSync(folder, '')
    expect(() => inspectVaultFolder(folder)).toThrow(/errors.notAVault/)
    rmSync(folder)
    createVaultFolder(folder)
    expect(() => inspectVaultFolder(folder)).toThrow(/errors.notAVault/)
    put('header-a')
    expect(() => inspectVaultFolder(folder)).toThrow(/errors.databaseMissing/)
    writeFileSync(path.join(folder, 'vault.db'), '')
    expect(() => inspectVaultFolder(folder)).toThrow(/errors.databaseEmpty/)
  })
})
