import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { OpenVault } from '../open-vault.ts'
import { auditVault } from '../records/audit-vault.ts'
import { runCommand, runQuery } from '../run.ts'
import { testHost, testPassword } from '../testing/test-workbench.ts'
import { smallestCost } from '../vault/derivation.ts'
import { createVault } from './create.ts'
import { openVault } from './open.ts'

let root = ''
let vault: OpenVault
const host = () => testHost(path.join(root, 'data'))
const folder = () => path.join(root, 'Test.sealbook')
const reopen = () => openVault(host(), folder(), { kind: 'password', login: 'mei', password: testPassword })
const addDepartment = (name: string) =>
  runCommand(vault, ({ write }) => write(departmentRecord).create({ name })).result.revision
const departments = () =>
  runQuery(vault, ({ read }) =>
    read(departmentRecord)
      .all()
      .map(({ name }) => name),
  )

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'sealbook-spots-'))
  const given = { folder: folder(), name: 'Test', organisation: 'Northwind', person: 'Mei Lin', login: 'mei' }
  const rest = { password: testPassword, cost: smallestCost, language: 'en', zone: 'UTC', demo: false } as const
  vault = (await createVault(host(), { ...given, ...rest })).vault
  addDepartment('Networks')
})
afterEach(() => {
  vault.close()
  rmSync(root, { recursive: true, force: true })
})

describe('the spot check at opening', () => {
  it('lets a sound vault be written at once', async () => {
    vault.close()
    vault = await reopen()
    addDepartment('Servers')
    expect(departments()).toEqual(['Networks', 'Servers'])
  })

  it('keeps a damaged vault from being written, though it can be read and audited', async () => {
    vault.store.db.exec("UPDATE changeSets SET bytes = CAST(bytes || x'00' AS BLOB) WHERE seq = 2")
    vault.close()
    vault = await reopen()
    expect(departments()).toEqual(['Networks'])
    const refusal = { code: 'storage', key: 'errors.journalDamaged', parameters: expect.objectContaining({ seq: 2 }) }
    expect(() => addDepartment('Servers')).toThrow(expect.objectContaining(refusal))
    expect(departments()).toEqual(['Networks'])
    const audit = await auditVault(vault, { signal: new AbortController().signal, progress: () => undefined }, 'files')
    expect(audit.damages).toContainEqual(expect.objectContaining({ kind: 'leaf-changed' }))
  })

  it('signs no new checkpoint over damage', async () => {
    vault.store.db.exec("UPDATE changeSets SET bytes = CAST(bytes || x'00' AS BLOB) WHERE seq = 2")
    vault.close()
    vault = await reopen()
    const checkpoint = () => vault.store.db.prepare('SELECT checkpoint FROM feeds').pluck().get()
    const before = checkpoint()
    vault.store.db.exec('UPDATE feeds SET checkpoint = NULL')
    vault.close()
    vault = await reopen()
    expect(before).toBeTypeOf('string')
    expect(checkpoint()).toBeNull()
  })
})
