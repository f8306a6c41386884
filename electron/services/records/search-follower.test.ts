import { setTimeout as pass } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchHit } from '#shared/modules/search/search.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { vaultPaths } from '../vault/vault-folder.ts'
import { auditDatabase } from './audit-database.ts'
import { type Engine, testEngine } from './engine.test-support.ts'

describe('search behind the commands', () => {
  let engine: Engine
  let department = ''

  beforeAll(async () => {
    engine = await testEngine()
    department = (await engine.call('department.create', { draft: { name: '网络部' } })).id
  })
  afterAll(() => engine.remove())

  const create = (title: string) =>
    engine.call('finding.create', {
      draft: { title, severity: 'high', condition: 'c', criterion: 'd', department },
    })
  const find = async (text: string) => {
    const { hits } = await engine.call<{ hits: readonly SearchHit[] }>('search.find', { text })
    return hits.map(({ title }) => title)
  }
  const isIndexed = (id: string) =>
    engine.vault.store.db.prepare('SELECT 1 FROM local_searchRows WHERE id = ?').get(id) !== undefined
  /** Audits as another process does it: nothing is indexed before. */
  const auditAsItIs = async () => {
    const { database, attachments } = vaultPaths(engine.folder)
    const { keys, vaultId } = engine.vault.keys()
    const input = { database, key: keys.database, vault: vaultId, attachments, expectedHeads: [] }
    return await auditDatabase(input, { signal: new AbortController().signal, progress: () => undefined })
  }

  it('finds what a command has just written, and no longer what it has just replaced', async () => {
    const finding = await create('Switch 弱口令')
    expect(isIndexed(finding.id)).toBe(false)
    expect(await find('弱口令')).toEqual(['Switch 弱口令'])
    expect(isIndexed(finding.id)).toBe(true)
    await engine.call('finding.update', { id: finding.id, revision: finding.revision, changes: { title: 'Router' } })
    expect(await find('弱口令')).toEqual([])
    expect(await find('router')).toEqual(['Router'])
  })

  it('passes over keys and digests, which are no words', async () => {
    const { rows } = await engine.call<{ rows: readonly AnyEntity[] }>('member.list', {})
    const [member] = rows
    expect(member?.signingKey).toMatch(/^[0-9a-f]{64}$/)
    expect(await find(String(member?.signingKey))).toEqual([])
    expect(await find(String(member?.login))).toContain(member?.login)
  })

  it('leaves the connection of a query refusing to write', async () => {
    const finding = await create('Before a query')
    const { db } = engine.vault.store
    db.pragma('query_only=ON')
    engine.vault.catchUpSearch()
    expect(isIndexed(finding.id)).toBe(true)
    expect(db.pragma('query_only', { simple: true })).toBe(1)
    db.pragma('query_only=OFF')
  })

  it('indexes by itself a little later', async () => {
    const finding = await create('Left alone')
    await expect.poll(() => isIndexed(finding.id), { timeout: 5000 }).toBe(true)
  })

  it('indexes after the next opening what was committed before the end of a process', async () => {
    const finding = await create('Cut short')
    // Closing does not index either, so this is what a kill between the commit and its indexing leaves.
    await engine.as('mei')
    expect(isIndexed(finding.id)).toBe(false)
    expect((await auditAsItIs()).damages).toEqual([])
    await expect.poll(() => isIndexed(finding.id), { timeout: 5000 }).toBe(true)
    expect((await engine.audit()).damages).toEqual([])
    expect(await find('cut short')).toEqual(['Cut short'])
  })

  it('goes on searching while a batch keeps other writers out', async () => {
    await create('Just before a batch')
    const release = engine.vault.occupy('errors.importRunning')
    const aside = engine.vault.aside()
    aside.store.db.exec('BEGIN IMMEDIATE')
    expect(await find('just before')).toEqual(['Just before a batch'])
    await pass(300)
    aside.store.db.exec('ROLLBACK')
    aside.store.db.close()
    release()
  })

  it('is missed by an audit only as far as it says it has read', async () => {
    const finding = await create('Passed over')
    const { db } = engine.vault.store
    const marks = 'UPDATE local_searchMarks SET seq = seq + 1 WHERE device = ?'
    db.prepare(marks).run(engine.vault.own.device)
    expect((await auditAsItIs()).damages).toEqual([
      { kind: 'search-missing', where: `finding/${finding.id}`, detail: '' },
    ])
  })
})
