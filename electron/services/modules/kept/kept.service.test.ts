import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeptValue } from '#shared/modules/kept/kept.contract.ts'
import { type TestVault, testVault } from '../../testing/test-workbench.ts'

describe('what the window keeps', () => {
  let vault: TestVault
  beforeAll(async () => {
    vault = await testVault()
  })
  afterAll(() => vault.remove())

  const list = async (kind: string) =>
    (await vault.call<{ values: readonly KeptValue[] }>('kept.list', { kind })).values

  it('comes back equal, whatever plain JSON it is, and is gone when removed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.stringMatching(/^[a-z0-9:-]{1,40}$/), async (value, key) => {
        await vault.call('kept.put', { kind: 'draft', key, value })
        const found = (await list('draft')).find((kept) => kept.key === key)
        expect(found?.value).toEqual(JSON.parse(JSON.stringify(value)))
        expect(await vault.call('kept.remove', { kind: 'draft', key })).toEqual({ removed: true })
        expect(await list('draft')).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('takes the place of what was kept under the same key, and of nothing else', async () => {
    await vault.call('kept.put', { kind: 'filter', key: 'finding', value: 1 })
    await vault.call('kept.put', { kind: 'columns', key: 'finding', value: 2 })
    await vault.call('kept.put', { kind: 'filter', key: 'finding', value: 3 })
    expect((await list('filter')).map(({ value }) => value)).toEqual([3])
    expect((await list('columns')).map(({ value }) => value)).toEqual([2])
  })

  it('leaves no entry in the journal, outlives a lock and keeps the audit clean', async () => {
    const heads = () => vault.call<{ heads: readonly { size: number }[] }>('journal.heads', {})
    const before = await heads()
    await vault.call('kept.put', { kind: 'guide', key: 'auditor', value: { hidden: true } })
    expect(await heads()).toEqual(before)
    await vault.reopen()
    expect((await list('guide')).map(({ value }) => value)).toEqual([{ hidden: true }])
    expect(await vault.call('journal.audit', {})).toMatchObject({ damages: [] })
  })

  it('holds so much for one member and no more, of all kinds together; what is there can be replaced and removed', async () => {
    const megabyte = 'x'.repeat(1_000_000)
    const put = (kind: string, key: string, value: unknown) => vault.call('kept.put', { kind, key, value })
    for (let count = 0; count < 31; count++)
      await put(count % 2 === 0 ? 'draft' : 'mapping', `large-${count}`, megabyte)
    await expect(put('view', 'more', megabyte)).rejects.toMatchObject({ code: 'conflict', key: 'errors.keptTooLarge' })
    await put('draft', 'large-0', megabyte)
    await vault.call('kept.remove', { kind: 'draft', key: 'large-0' })
    await put('view', 'more', megabyte)
  })

  it.each([
    ['an unknown kind', { kind: 'secrets', key: 'a', value: 1 }, 'kind'],
    ['no key', { kind: 'draft', key: '', value: 1 }, 'key'],
    ['more than a megabyte', { kind: 'draft', key: 'a', value: 'x'.repeat(1024 * 1024) }, 'value'],
    ['nothing', { kind: 'draft', key: 'a' }, 'value'],
  ])('refuses %s', async (_what, input, path) => {
    await expect(vault.call('kept.put', input)).rejects.toMatchObject({ code: 'invalid', fields: [{ path }] })
  })
})
