import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { Detail, HistoryEntry } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type TestVault, testPassword, testVault } from './testing/test-workbench.ts'
import { openWorkbench } from './workbench.ts'

describe('the one door', () => {
  let vault: TestVault
  beforeAll(async () => {
    vault = await testVault()
  })
  afterAll(() => vault.remove())

  it('records, changes, finds and remembers', async () => {
    const department = await vault.call<AnyEntity>('department.create', { draft: { name: '网络部', code: 'NET' } })
    const finding = await vault.call<AnyEntity>('finding.create', {
      draft: {
        title: '弱口令 on the core switch',
        severity: 'high',
        condition: 'Default password',
        criterion: 'Baseline 4.2',
        department: department.id,
      },
    })
    expect(finding.number).toBe('F-2026-A001')
    const changed = await vault.call<AnyEntity>('finding.update', {
      id: finding.id,
      revision: finding.revision,
      changes: { severity: 'critical' },
      reason: 'Reachable from the guest network',
    })
    await expect(
      vault.call('finding.update', { id: finding.id, revision: finding.revision, changes: { severity: 'low' } }),
    ).rejects.toMatchObject({ code: 'conflict', key: 'errors.changedMeanwhile' })
    const page = await vault.call<Page<AnyEntity>>('finding.list', {})
    expect(page).toMatchObject({ total: 1, titles: { [department.id]: '网络部' } })
    const detail = await vault.call<Detail<AnyEntity>>('finding.get', { id: finding.id })
    expect(detail.entity).toEqual(changed)
    expect(detail.steps.map((step) => step.step)).toContain('planAction')
    const { entries } = await vault.call<{ entries: HistoryEntry[] }>('finding.history', { id: finding.id })
    expect(entries.map((entry) => [entry.kind, entry.reason])).toEqual([
      ['changed', 'Reachable from the guest network'],
      ['created', null],
    ])
    expect(entries[0]?.changes).toEqual([{ field: 'severity', before: 'high', after: 'critical' }])
    for (const text of ['口令', '弱口', 'switch', 'bas', '4.2', 'F-2026'])
      expect(await vault.call('search.find', { text })).toMatchObject({ total: 1, hits: [{ id: finding.id }] })
    await vault.reopen()
    expect(await vault.call('journal.audit', {})).toMatchObject({ damages: [] })
    expect(await vault.call<Page<AnyEntity>>('finding.list', {})).toMatchObject({ total: 1 })
  })

  it.each([
    ['path', ''],
    ['name', ' '],
    ['person', ''],
    ['person', 'a\u0000b'],
    ['login', '\u3000'],
    ['login', 'x'.repeat(121)],
    ['zone', 'Mars/Olympus'],
    ['profile', 'huge'],
    ['language', 'fr'],
    ['password', ''],
  ])('makes no vault with %s %j, and leaves no folder', async (field, value) => {
    const door = openWorkbench(vault.host)
    const folder = path.join(vault.root, 'Refused.sealbook')
    const given = { path: folder, name: 'Team', person: 'Ana', login: 'ana', password: testPassword, language: 'en' }
    const refused = door.call('session.create', { ...given, zone: 'UTC', [field]: value })
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      fields: [expect.objectContaining({ path: field })],
    })
    expect(existsSync(folder)).toBe(false)
    await door.close()
  })

  it('lets a second person in, who may not do everything', async () => {
    const person = await vault.call<AnyEntity>('person.create', { draft: { name: 'Ada Okafor' } })
    const { code } = await vault.call<{ code: string }>('member.invite', {
      person: person.id,
      login: 'ada',
      roles: ['trainer'],
    })
    await vault.workbench.close()
    const { openWorkbench } = await import('./workbench.ts')
    vault.workbench = openWorkbench(vault.host)
    await vault.call('session.join', { path: vault.folder, code, login: 'ada', password: `${testPassword}-ada` })
    expect(await vault.call('session.status', {})).toMatchObject({ member: { name: 'Ada Okafor', roles: ['trainer'] } })
    await expect(vault.call('finding.list', {})).rejects.toMatchObject({ code: 'forbidden' })
    await vault.reopen()
    expect(await vault.call('journal.audit', {})).toMatchObject({ damages: [] })
  })
})
