import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { DemoVaultMade } from '#shared/modules/session/session.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { writtenRecords } from '#shared/registry.ts'
import type { Workbench } from '../../door.ts'
import { testHost } from '../../testing/test-workbench.ts'
import { openWorkbench } from '../../workbench.ts'
import { exportFile, importFile } from './testing/exchange-desk.ts'

/** A whole year is written into the demo vault; a busy machine takes minutes for it. */
const makingTakes = 300_000

describe('every list of a vault that is in use', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'sealbook-exchange-'))
  let door: Workbench
  beforeAll(async () => {
    const host = testHost(path.join(root, 'data'))
    const locked = openWorkbench(host)
    const made = (await locked.call('session.demo', {
      language: 'zh-CN',
      path: path.join(root, 'demo'),
    })) as DemoVaultMade
    await locked.close()
    door = openWorkbench(host)
    await door.call('session.unlock', { path: made.path, login: 'admin', password: made.password })
  }, makingTakes)
  afterAll(async () => {
    await door.close()
    rmSync(root, { recursive: true, force: true })
  })

  const writable = Object.values<AnyRecord>(writtenRecords).filter((record) => record.writers.includes('administrator'))

  it.each(writable)('$name comes back as CSV, workbook and JSON, and nothing changes', async ({ name }) => {
    const { total } = (await door.call(`${name}.list`, {})) as Page<AnyEntity>
    const head = await door.call('journal.heads', {})
    for (const format of ['csv', 'xlsx', 'json']) {
      const bytes = await exportFile(door, format, name)
      if (total === 0 && format === 'json') continue
      const report = await importFile(door, name, bytes)
      expect(report).toMatchObject({ format, read: total, skipped: total, errors: [], unknown: [] })
    }
    expect(await door.call('journal.heads', {})).toEqual(head)
  })
})
