import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { migrations } from '../database/migrations.ts'
import { openDatabase } from '../database/open.ts'
import { type Engine, refusalOf, testEngine } from '../records/engine.test-support.ts'
import { testPassword } from '../testing/test-workbench.ts'
import { openVault } from './open.ts'

describe('the folder of a vault', () => {
  let engine: Engine
  let whole: string
  let databaseKey: Buffer

  beforeAll(async () => {
    engine = await testEngine()
    await engine.addMember('ada', ['auditor'])
    await engine.call('department.create', { draft: { name: 'Networks' } })
    databaseKey = Buffer.from(engine.vault.keys().keys.database)
    await engine.workbench.close()
    whole = path.join(engine.root, 'whole')
    cpSync(engine.folder, whole, { recursive: true })
  })
  afterAll(() => engine.remove())
  beforeEach(async () => {
    await engine.workbench.close()
    if (existsSync(engine.folder)) chmodSync(engine.folder, 0o700)
    rmSync(engine.folder, { recursive: true, force: true })
    cpSync(whole, engine.folder, { recursive: true })
  })

  const file = (name: string) => path.join(engine.folder, name)
  const put = (name: string, bytes: string | Buffer) => writeFileSync(file(name), bytes)
  const inPlaceOf = (name: string) => {
    rmSync(file(name))
    mkdirSync(file(name))
  }
  const flip = (name: string, at: number) => {
    const bytes = readFileSync(file(name))
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    put(name, bytes)
  }
  const opening = (login = 'mei', password = testPassword) => engine.as(login, { kind: 'password', login, password })

  it('opens whole, and again', async () => {
    await opening()
    expect((await engine.audit()).damages).toEqual([])
    await engine.as('ada')
    expect(await engine.call('session.status', {})).toMatchObject({ member: { roles: ['auditor'] } })
  })

  it.each([
    ['no folder', () => rmSync(engine.folder, { recursive: true }), 'errors.vaultMissing'],
    [
      'a file in its place',
      () => [rmSync(engine.folder, { recursive: true }), writeFileSync(engine.folder, 'x')],
      'errors.notAVault',
    ],
    [
      'an empty folder',
      () => [rmSync(engine.folder, { recursive: true }), mkdirSync(engine.folder)],
      'errors.notAVault',
    ],
    ['no database', () => rmSync(file('vault.db')), 'errors.databaseMissing'],
    ['a database of no bytes', () => put('vault.db', ''), 'errors.databaseEmpty'],
    [
      'a database in the clear',
      () => put('vault.db', `SQLite format 3\0${'\0'.repeat(4080)}`),
      'errors.databasePlaintext',
    ],
    ['a text file as database', () => put('vault.db', 'x'.repeat(9000)), 'errors.databaseDamaged'],
    ['a database whose first page is damaged', () => flip('vault.db', 700), 'errors.databaseDamaged'],
    ['both headers gone', () => [rmSync(file('header-a')), rmSync(file('header-b'))], 'errors.headerMissing'],
    ['folders in the place of headers', () => [inPlaceOf('header-a'), inPlaceOf('header-b')], 'errors.fileUnreachable'],
    ['a folder in the place of the database', () => inPlaceOf('vault.db'), 'errors.fileUnreachable'],
    ['no folder of attachments', () => rmSync(file('attachments'), { recursive: true }), 'errors.fileUnreachable'],
    ['both headers of no bytes', () => [put('header-a', ''), put('header-b', '')], 'errors.headerDamaged'],
    [
      'both headers damaged in the clear part',
      () => [flip('header-a', 40), flip('header-b', 40)],
      'errors.headerDamaged',
    ],
  ])('refuses %s by name, and makes nothing new', async (_what, damage, key) => {
    damage()
    const before = existsSync(engine.folder) && existsSync(file('lock')) ? readdirSync(engine.folder).sort() : null
    const refusal = await refusalOf(opening())
    expect(refusal).toMatchObject({ code: 'storage', key })
    if (before) expect(readdirSync(engine.folder).sort()).toEqual(before)
  })

  it.each(['header-a', 'header-b'])('heals a damaged or missing %s from the other', async (name) => {
    const intact = readFileSync(file(name)).length
    const cases = [
      [() => flip(name, 60), 'damaged'],
      [() => put(name, ''), 'damaged'],
      [() => rmSync(file(name)), 'missing'],
    ] as const
    for (const [damage, detail] of cases) {
      damage()
      await opening()
      expect((await engine.audit()).damages).toEqual([{ kind: 'header-restored', where: name, detail }])
      await engine.workbench.close()
      expect(readFileSync(file(name)).length).toBeGreaterThan(intact / 2)
      await opening()
      expect((await engine.audit()).damages).toEqual([])
      await engine.workbench.close()
    }
  })

  it('leaves files alone that are not its own, and its audit names them', async () => {
    put('vault (conflicted copy).db', 'x')
    put('Thumbs.db', 'y')
    mkdirSync(file('photos'))
    await opening()
    expect((await engine.audit()).damages).toEqual(
      ['photos', 'vault (conflicted copy).db'].map((where) => ({ kind: 'foreign-file', where, detail: '' })),
    )
    await engine.workbench.close()
    expect(readFileSync(file('vault (conflicted copy).db'), 'utf8')).toBe('x')
    expect(readFileSync(file('Thumbs.db'), 'utf8')).toBe('y')
  })

  it("refuses another vault's database, and another vault's headers", async () => {
    const other = await testEngine(2)
    await other.workbench.close()
    cpSync(path.join(other.folder, 'vault.db'), file('vault.db'))
    for (const rest of ['vault.db-wal', 'vault.db-shm']) rmSync(file(rest), { force: true })
    expect(await refusalOf(opening())).toMatchObject({ code: 'storage', key: 'errors.databaseDamaged' })
    cpSync(path.join(whole, 'vault.db'), file('vault.db'))
    for (const name of ['header-a', 'header-b']) cpSync(path.join(other.folder, name), file(name))
    expect(await refusalOf(opening())).toMatchObject({ code: 'storage', key: 'errors.databaseDamaged' })
    await other.remove()
  })

  it('refuses a database of a newer version and leaves it alone', async () => {
    const db = openDatabase(file('vault.db'), databaseKey)
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.close()
    expect(await refusalOf(opening())).toMatchObject({ code: 'storage', key: 'errors.newerVersion' })
    const again = openDatabase(file('vault.db'), databaseKey)
    expect(again.pragma('user_version', { simple: true })).toBe(migrations.length + 1)
    again.close()
  })

  it('says that a folder cannot be written', async (context) => {
    if (process.getuid?.() === 0) context.skip('the superuser may write anywhere')
    chmodSync(engine.folder, 0o500)
    expect(await refusalOf(opening())).toMatchObject({ code: 'storage' })
  })

  it('answers a second opener that it is in use, and by whom', async () => {
    await opening()
    const entrance = { kind: 'password', login: 'ada', password: testPassword } as const
    const holder = JSON.stringify(process.pid)
    const refusal = await refusalOf(openVault(engine.host, engine.folder, entrance))
    expect(refusal.code).toBe('busy')
    expect(JSON.stringify(refusal.parameters)).toContain(holder)
    expect(await engine.call('department.list', {})).toMatchObject({ total: 1 })
  })

  it('knows a wrong password, a wrong name, and no more than that', async () => {
    const wrong = { code: 'forbidden', key: 'errors.wrongPassword', parameters: {}, fields: [] }
    expect(await refusalOf(opening('mei', 'not the password'))).toEqual(wrong)
    expect(await refusalOf(opening('nobody'))).toEqual(wrong)
    await opening('ＭＥＩ')
    expect(await engine.call('session.status', {})).toMatchObject({ state: 'open' })
  })

  it('opens a copy that was rolled back for reading only, until an administrator confirms it', async () => {
    await opening()
    engine.host.advance(3_600_000)
    await engine.call('department.create', { draft: { name: 'Written after the copy' } })
    await engine.workbench.close()
    rmSync(engine.folder, { recursive: true })
    cpSync(whole, engine.folder, { recursive: true })
    engine.host.advance(3_600_000)
    await opening()
    const status = await engine.call<{ rolledBack: { vaultSeenAt: string; anchorSeenAt: string } | null }>(
      'session.status',
      {},
    )
    expect(status.rolledBack?.vaultSeenAt).toBeDefined()
    expect((status.rolledBack?.anchorSeenAt ?? '') > (status.rolledBack?.vaultSeenAt ?? 'z')).toBe(true)
    expect(await engine.call('department.list', {})).toMatchObject({ total: 1 })
    const entries = engine.entries()
    const write = () => engine.call('department.create', { draft: { name: 'Too early' } })
    expect(await refusalOf(write())).toMatchObject({
      code: 'conflict',
      key: 'errors.rolledBack',
      parameters: status.rolledBack,
    })
    expect(engine.entries()).toBe(entries)
    expect((await engine.audit()).damages.map(({ kind }) => kind)).toContain('truncated')
    // Closing it does not make the newer heads forgotten.
    await opening()
    expect(await refusalOf(write())).toMatchObject({ key: 'errors.rolledBack' })
    await engine.as('ada')
    expect(await refusalOf(engine.call('session.confirmRollback', { reason: 'r' }))).toMatchObject({
      code: 'forbidden',
    })
    await opening()
    await engine.call('session.confirmRollback', { reason: 'restored from Monday' })
    expect(engine.entries()).toBe(entries + 1)
    expect(await engine.call('session.status', {})).toMatchObject({ rolledBack: null })
    const { rows } = await engine.call<Page<AnyEntity>>('vault.list', {})
    const { entries: history } = await engine.call<{ entries: HistoryEntry[] }>('vault.history', { id: rows[0]?.id })
    expect(history[0]).toMatchObject({ kind: 'restored', changes: [] })
    expect(history[0]?.reason).toContain('restored from Monday')
    expect(history[0]?.reason).toContain(status.rolledBack?.anchorSeenAt)
    // A new feed: going on with the old one would sign a second entry under a number that was signed before.
    expect(history[0]?.device).not.toBe(history.at(-1)?.device)
    await write()
    expect((await engine.audit()).damages).toEqual([])
    expect(await refusalOf(engine.call('session.confirmRollback', { reason: 'again' }))).toMatchObject({
      code: 'conflict',
    })
    await opening()
    expect(await engine.call('session.status', {})).toMatchObject({ rolledBack: null })
  })
})
