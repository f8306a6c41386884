import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVaultFolder, foreignFiles, inspectVaultFolder } from './vault-folder.ts'

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

  it('names what does not belong, and nothing that a vault or a file manager leaves', () => {
    createVaultFolder(folder)
    put('header-a', 'header-b', 'vault.db', 'vault.db-wal', 'vault.db-shm', 'lock', 'lock-holder')
    put('header-a.0123456789ab.new', '.DS_Store', 'Thumbs.db', 'desktop.ini')
    const id = `ab${'0'.repeat(62)}`
    for (const name of ['ab', 'zz']) mkdirSync(path.join(folder, 'attachments', name))
    put(`attachments/ab/${id}`, `attachments/incoming-${'0'.repeat(24)}`, 'attachments/.DS_Store')
    expect(foreignFiles(folder)).toEqual(['attachments/zz'])
    put('vault (conflict).db', 'attachments/scan.txt', `attachments/ab/${id} (copy)`, `attachments/ab/cd${id.slice(2)}`)
    expect(foreignFiles(folder)).toEqual([
      'vault (conflict).db',
      `attachments/ab/${id} (copy)`,
      `attachments/ab/cd${id.slice(2)}`,
      'attachments/scan.txt',
      'attachments/zz',
    ])
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
