import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type TestVault, testVault } from '../../testing/test-workbench.ts'
import { exportFile, sendFile } from './testing/exchange-desk.ts'

async function importCsv(vault: TestVault, record: string, text: string | Buffer, options: object = {}) {
  const ticket = await sendFile(vault.workbench, text)
  return await vault.call<ImportReport>('exchange.import', { format: 'csv', record, ticket, ...options })
}

async function exportCsv(vault: TestVault, record: string): Promise<string> {
  return (await exportFile(vault.workbench, 'csv', record)).toString('utf8')
}

describe('tables in and out', () => {
  let vault: TestVault
  beforeAll(async () => {
    vault = await testVault()
    await vault.call('department.create', { draft: { name: '网络部', code: 'NET' } })
  })
  afterAll(() => vault.remove())

  it('brings rows in by name, label and language, and takes a changed file back', async () => {
    const report = await importCsv(
      vault,
      'person',
      '姓名,E-mail,department,Shoe size\nZhou Wei,zhou@example.test,网络部,43\n"=1+1 Lin",lin@example.test,,38\n',
    )
    expect(report).toMatchObject({ read: 2, created: 2, unknown: ['Shoe size'], errors: [] })
    expect(await exportCsv(vault, 'person')).toContain("'=1+1 Lin")
  })

  it('changes nothing where a row is refused, unless told to keep the rest', async () => {
    const file = 'name,department,joinedOn\nAna Ruiz,,2026-02-30\nBo Sun,Nowhere,\nCy Tan,,2026-02-01\n'
    const before = await vault.call<Page<AnyEntity>>('person.list', {})
    const report = await importCsv(vault, 'person', file)
    expect(report).toMatchObject({ read: 3, created: 0 })
    expect(report).toMatchObject({ errorCount: 2, refusedRows: 2, columns: ['name', 'department', 'joinedOn'] })
    expect(report.errors).toEqual([
      { where: '2', field: 'joinedOn', column: 2, message: 'errors.field.date' },
      { where: '3', field: 'department', column: 1, message: 'errors.field.missingReference' },
    ])
    expect(await vault.call('person.list', {})).toMatchObject({ total: before.total })
    expect(await importCsv(vault, 'person', file, { dryRun: true, partial: true })).toMatchObject({ created: 1 })
    expect(await vault.call('person.list', {})).toMatchObject({ total: before.total })
    expect(await importCsv(vault, 'person', file, { partial: true })).toMatchObject({ created: 1 })
    expect(await vault.call('person.list', {})).toMatchObject({ total: before.total + 1 })
  })

  it('recognises its own export: nothing changes, and an edited cell is one update', async () => {
    const text = await exportCsv(vault, 'person')
    const { total } = await vault.call<Page<AnyEntity>>('person.list', {})
    expect(await importCsv(vault, 'person', text)).toMatchObject({ skipped: total, updated: 0, created: 0, errors: [] })
    const edited = text.replace('zhou@example.test', 'wei.zhou@example.test')
    expect(await importCsv(vault, 'person', edited)).toMatchObject({ skipped: total - 1, updated: 1, errors: [] })
  })

  it('writes a long file as one batch: all rows, or none at the first fault, and nothing when cancelled', async () => {
    const long = (last: string) =>
      `name\n${Array.from({ length: 1200 }, (_, index) => `Staff ${index}`).join('\n')}\n${last}\n`
    const { total } = await vault.call<Page<AnyEntity>>('person.list', {})
    expect(await importCsv(vault, 'person', long('x'.repeat(200)))).toMatchObject({
      created: 0,
      errors: [{ where: '1202' }],
    })
    const stopped = new AbortController()
    const ticket = await sendFile(vault.workbench, long('Last'))
    const input = { format: 'csv', record: 'person', ticket }
    const onProgress = () => stopped.abort()
    await expect(
      vault.workbench.call('exchange.import', input, { signal: stopped.signal, onProgress }),
    ).rejects.toMatchObject({ key: 'errors.cancelled' })
    expect(await vault.call('person.list', {})).toMatchObject({ total })
    const running = importCsv(vault, 'person', long('Last'))
    await expect
      .poll(() => vault.call('person.create', { draft: { name: 'Meanwhile' } }).catch((error) => error.key), {
        interval: 1,
      })
      .toBe('errors.importRunning')
    expect(await running).toMatchObject({ created: 1201, errors: [] })
    expect((await vault.call<Page<AnyEntity>>('person.list', {})).total).toBeGreaterThanOrEqual(total + 1201)
    expect(await vault.call('journal.audit', {})).toMatchObject({ damages: [] })
  })

  it.each([
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x41]), 'errors.fileNotInEncoding'],
    ['an open quote', 'name\n"Ana', 'errors.quoteNotClosed'],
    ['nothing at all', '', 'errors.fileEmpty'],
  ])('refuses %s by name', async (_what, file, key) => {
    await expect(importCsv(vault, 'person', file)).rejects.toMatchObject({ code: 'invalid', key })
  })

  it('takes its own export back where a reference is archived, and refuses to make such a one', async () => {
    const owner = await vault.call<AnyEntity>('person.create', { draft: { name: 'Wu Gone' } })
    const other = await vault.call<AnyEntity>('course.create', { draft: { title: 'Other', kind: 'awareness' } })
    await vault.call('course.create', { draft: { title: 'Phishing', kind: 'awareness', owner: owner.id } })
    await vault.call('person.archive', { id: owner.id, revision: owner.revision })
    const table = await exportCsv(vault, 'course')
    expect(await importCsv(vault, 'course', table)).toMatchObject({ read: 2, skipped: 2, errors: [] })
    const file = `id,title,owner\n${other.id},Other,${owner.id}\n`
    expect(await importCsv(vault, 'course', file)).toMatchObject({
      errors: [{ where: '2', field: 'owner', message: 'errors.field.missingReference' }],
    })
  })

  it('refuses two columns for one field, and a target that the format has none of', async () => {
    const report = await importCsv(vault, 'person', 'name,姓名\nAna,Bo\n')
    expect(report).toMatchObject({
      created: 0,
      errors: [{ where: '1', field: 'name', message: 'errors.field.repeated' }],
    })
    const into = '00000000-0000-7000-8000-000000000000'
    await expect(importCsv(vault, 'person', 'name\nAna\n', { into })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ path: 'into', key: 'unknownField' }],
    })
  })
})
