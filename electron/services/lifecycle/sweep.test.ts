import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Progress } from '#shared/contract/operation.ts'
import type { AuditReport } from '#shared/modules/journal/journal.contract.ts'
import type { Damage } from '#shared/modules/journal/journal.damages.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { VaultAudit } from '../records/audit-database.ts'
import { auditVault } from '../records/audit-vault.ts'
import { type Engine, testEngine } from '../records/engine.test-support.ts'
import { listAttachments } from '../vault/attachment-listing.ts'
import { attachmentFile } from '../vault/attachments.ts'
import { vaultPaths } from '../vault/vault-folder.ts'
import { sweepUnnamed } from './sweep.ts'

const program = path.join(import.meta.dirname, 'killed-keeper.test-support.ts')
const day = 24 * 60 * 60_000

describe('files that nothing names', () => {
  let engine: Engine
  let kills = 0

  beforeAll(async () => {
    engine = await testEngine()
    // Files have the time of the machine: the clock of the vault is set to it.
    engine.host.advance(Date.now() - engine.host.now())
  })
  afterAll(() => engine.remove())
  beforeEach(async () => await engine.as('mei'))

  const place = (id: string) => attachmentFile(vaultPaths(engine.folder).attachments, id)
  const lies = (id: string) => existsSync(place(id))
  const text = (of: string) => Buffer.from(`the bytes of ${of}`)
  const course = (files: readonly Evidence[]) =>
    engine.call('course.create', { draft: { title: 'Phishing', kind: 'awareness', materials: files } })
  const audit = async () => await engine.call<AuditReport>('journal.audit', {})
  /** What was seen, with the files as they lie there by now: only what else is known keeps the sweep from them. */
  const relisted = (seen: VaultAudit): VaultAudit => {
    const lying = listAttachments(vaultPaths(engine.folder).attachments)
    return { ...seen, unnamed: lying.filter(({ id }) => idsOf(seen).includes(id)) }
  }
  const idsOf = ({ unnamed }: VaultAudit) => unnamed.map(({ id }) => id)

  /** A process keeps a file and is killed before it commits what would name it; the vault is open again afterwards. */
  async function lose(content: string): Promise<string> {
    await engine.workbench.close()
    kills += 1
    const child = spawn(process.execPath, [
      program,
      engine.folder,
      engine.host.dataFolder,
      String(7000 + kills),
      content,
    ])
    const complaints: string[] = []
    child.stderr.on('data', (bytes: Buffer) => complaints.push(bytes.toString('utf8')))
    const exited = once(child, 'close')
    const said = once(createInterface({ input: child.stdout }), 'line')
    const [id] = (await Promise.race([said, exited.then(() => [''])])) as [string]
    child.kill('SIGKILL')
    expect(await exited, complaints.join('')).toEqual([null, 'SIGKILL'])
    await engine.as('mei')
    expect(lies(id)).toBe(true)
    return id
  }

  /** The same folder, as a test has it quicker: a file is kept, and the vault closed before anything names it. */
  async function leave(content: string): Promise<string> {
    const { id } = await engine.attach('left.txt', Buffer.from(content))
    await engine.as('mei')
    return id
  }

  it('are left by a killed process, told by the check, and removed once they have lain for 30 days', async () => {
    const id = await lose('what nothing names')
    const young = await audit()
    expect(young).toMatchObject({ damages: [], unnamed: { files: 1, removed: 0 } })
    expect(young.unnamed.bytes).toBeGreaterThan(0)
    engine.host.advance(29 * day)
    expect((await audit()).unnamed).toMatchObject({ files: 1, removed: 0 })
    expect(lies(id)).toBe(true)
    engine.host.advance(2 * day)
    expect((await audit()).unnamed).toMatchObject({ files: 1, removed: 1 })
    expect(lies(id)).toBe(false)
    expect((await audit()).unnamed).toEqual({ files: 0, bytes: 0, removed: 0 })
  })

  it('are not those that a record, its history, an archived record or a draft names', async () => {
    const [now, before, archived, draft] = await Promise.all(
      ['record', 'history', 'archive', 'draft'].map((of) => engine.attach(`${of}.txt`, text(of))),
    )
    if (!now || !before || !archived || !draft) throw new Error('four files were attached')
    const held = await course([before])
    await engine.call('course.update', { id: held.id, revision: held.revision, changes: { materials: [now] } })
    const { id, revision } = await course([archived])
    await engine.call('course.archive', { id, revision })
    await engine.call('kept.put', { kind: 'draft', key: 'course new', value: { materials: [draft] } })
    await engine.as('mei')
    engine.host.advance(400 * day)
    expect((await audit()).unnamed).toEqual({ files: 0, bytes: 0, removed: 0 })
    expect([now, before, archived, draft].map((file) => lies(file.id))).toEqual([true, true, true, true])
    // The draft given up, its file goes; what history names stays.
    await engine.call('kept.remove', { kind: 'draft', key: 'course new' })
    expect((await audit()).unnamed).toMatchObject({ files: 1, removed: 1 })
    expect([now, before, archived, draft].map((file) => lies(file.id))).toEqual([true, true, true, false])
  })

  it.each([
    ['its content was attached again', (content: string) => engine.attach('again.txt', Buffer.from(content))],
    [
      'a record was made with it',
      async (content: string) => {
        const found = await engine.attach('other.txt', Buffer.from(content))
        return await course([found])
      },
    ],
    [
      'a draft that named it was thrown away and put back',
      async (_content: string, id: string) =>
        await engine.call('kept.put', { kind: 'draft', key: 'course back', value: { materials: [{ id }] } }),
    ],
  ])('stay where, between the look and the sweep, %s', async (what, meanwhile) => {
    const content = `found again: ${what}`
    const id = await lose(content)
    engine.host.advance(40 * day)
    const seen = await engine.audit()
    expect(idsOf(seen)).toEqual([id])
    await meanwhile(content, id)
    engine.host.advance(40 * day)
    expect(await sweepUnnamed(engine.vault, relisted(seen))).toBe(0)
    expect(lies(id)).toBe(true)
    await engine.as('mei')
    await audit()
  })

  it('stay until the vault is closed where a draft that named them was seen and thrown away', async () => {
    const { id } = await engine.attach('thrown.txt', text('a draft thrown away'))
    const place = { kind: 'draft', key: 'course thrown' }
    await engine.call('kept.put', { ...place, value: { materials: [{ id }] } })
    await engine.as('mei')
    engine.host.advance(40 * day)
    await engine.call('kept.list', { kind: 'draft' })
    await engine.call('kept.remove', place)
    expect((await audit()).unnamed).toMatchObject({ files: 1, removed: 0 })
    await engine.as('mei')
    expect((await audit()).unnamed).toMatchObject({ files: 1, removed: 1 })
    expect(lies(id)).toBe(false)
  })

  it('stay while somebody who was told their names may still name them', async () => {
    const content = 'named by its id alone'
    const id = await leave(content)
    engine.host.advance(40 * day)
    const seen = await engine.audit()
    const sha256 = createHash('sha256').update(content).digest('hex')
    await course([{ id, sha256, size: content.length, name: 'lost.txt', mediaType: 'text/plain' }])
    expect(await sweepUnnamed(engine.vault, seen)).toBe(0)
    expect(lies(id)).toBe(true)
    expect(idsOf(await engine.audit())).not.toContain(id)
  })

  it.each<[string, (seen: VaultAudit) => VaultAudit]>([
    [
      'any damage was found',
      (seen) => ({ ...seen, damages: [{ kind: 'row-differs', where: 'course/1', detail: '' }] }),
    ],
    [
      'another file lies there by now',
      (seen) => ({ ...seen, unnamed: seen.unnamed.map((file) => ({ ...file, since: 1 })) }),
    ],
  ])('stay where %s', async (what, changed) => {
    const id = await leave(`left alone: ${what}`)
    engine.host.advance(40 * day)
    const seen = await engine.audit()
    expect(idsOf(seen)).toContain(id)
    expect(await sweepUnnamed(engine.vault, changed(seen))).toBe(0)
    expect(lies(id)).toBe(true)
    await audit()
    expect(lies(id)).toBe(false)
  })

  it.each<[string, (engine: Engine) => Promise<object>]>([
    [
      'the vault was closed meanwhile',
      async ({ vault, workbench }) => {
        await workbench.close()
        return vault
      },
    ],
    [
      'the vault is older than what was seen of it',
      async ({ vault }) => ({ ...vault, closing: vault.closing, rolledBack: { vaultSeenAt: '', anchorSeenAt: '' } }),
    ],
    [
      'long work holds the database',
      async ({ vault }) => {
        vault.occupy('errors.busyImport')
        return vault
      },
    ],
  ])('stay where %s', async (what, become) => {
    const id = await leave(`not now: ${what}`)
    engine.host.advance(40 * day)
    const seen = await engine.audit()
    expect(idsOf(seen)).toContain(id)
    const vault = { ...engine.vault, ...(await become(engine)) }
    expect(await sweepUnnamed(vault, seen)).toBe(0)
    expect(lies(id)).toBe(true)
    await engine.as('mei')
    await audit()
    expect(lies(id)).toBe(false)
  })

  it.each<[string, Damage, number]>([
    ['a header was restored', { kind: 'header-restored', where: 'header-a', detail: 'damaged' }, 1],
    ['somebody laid a note beside', { kind: 'foreign-file', where: 'notes.txt', detail: '' }, 1],
    ['somebody laid a note among them', { kind: 'foreign-file', where: 'attachments/ab/notes.txt', detail: '' }, 1],
    ['a copy of the database lies there', { kind: 'foreign-file', where: 'vault (conflicted copy).db', detail: '' }, 0],
    ['a copy of the files lies there', { kind: 'foreign-file', where: 'Copy of attachments', detail: '' }, 0],
    ['a copy of a folder lies there', { kind: 'foreign-file', where: 'attachments/ab (1)', detail: '' }, 0],
  ])('where %s', async (what, damage, removed) => {
    const id = await leave(`beside: ${what}`)
    engine.host.advance(40 * day)
    const seen = await engine.audit()
    expect(await sweepUnnamed(engine.vault, { ...seen, damages: [damage] })).toBe(removed)
    expect(lies(id)).toBe(removed === 0)
    await audit()
  })

  it('stay for 30 days after an older copy was confirmed', async () => {
    const parts = ['vault.db', 'header-a', 'header-b'].map((name) => path.join(engine.folder, name))
    await engine.workbench.close()
    for (const part of parts) copyFileSync(part, `${part}.older`)
    await engine.as('mei')
    engine.host.advance(day)
    const file = await engine.attach('newer.txt', text('what the newer copy names'))
    await course([file])
    engine.host.advance(40 * day)
    await engine.workbench.close()
    for (const part of parts) renameSync(`${part}.older`, part)
    await engine.as('mei')
    await engine.call('session.confirmRollback', { reason: 'restored from Monday' })
    await engine.as('mei')
    expect(await audit()).toMatchObject({ damages: [], unnamed: { files: 1, removed: 0 } })
    expect(lies(file.id)).toBe(true)
    engine.host.advance(31 * day)
    expect((await audit()).unnamed).toMatchObject({ files: 1, removed: 1 })
  })

  it('stay for 30 days after an installation has the vault for the first time', async () => {
    const id = await leave('on another machine')
    engine.host.advance(40 * day)
    await engine.workbench.close()
    rmSync(engine.host.dataFolder, { recursive: true })
    await engine.as('mei')
    expect(await audit()).toMatchObject({ damages: [], unnamed: { files: 1, removed: 0 } })
    expect(lies(id)).toBe(true)
    engine.host.advance(31 * day)
    expect((await audit()).unnamed).toMatchObject({ files: 1, removed: 1 })
  })

  it('are left one by one where the system does not give them up', async () => {
    const id = await leave('beside what cannot be removed')
    const folder = place('ab'.repeat(32))
    mkdirSync(folder, { recursive: true })
    const { size, mtimeMs, ctimeMs } = statSync(folder)
    const stuck = { id: 'ab'.repeat(32), bytes: size, since: Math.max(mtimeMs, ctimeMs) }
    engine.host.advance(40 * day)
    const seen = await engine.audit()
    expect(await sweepUnnamed(engine.vault, { ...seen, unnamed: [stuck, ...seen.unnamed] })).toBe(1)
    expect([existsSync(folder), lies(id)]).toEqual([true, false])
    rmSync(folder, { recursive: true })
  })

  it('cannot be told where their folder cannot be read, and the journal is audited all the same', async () => {
    const { attachments } = vaultPaths(engine.folder)
    renameSync(attachments, `${attachments}.away`)
    writeFileSync(attachments, 'no folder')
    const { entries, damages, unnamed } = await engine.audit()
    rmSync(attachments)
    renameSync(`${attachments}.away`, attachments)
    expect([entries, unnamed]).toEqual([engine.entries(), []])
    const kinds = damages.map(({ kind, where }) => `${kind} ${where}`)
    expect(kinds.filter((kind) => kind === 'attachment-unreadable attachments')).toHaveLength(1)
    expect(kinds.join()).not.toContain('database-unreadable')
    expect((await engine.audit()).damages).toEqual([])
  })

  it('are looked for in files that are not judged once the vault is closed, for its keys are zeros', async () => {
    await course([await engine.attach('one.txt', text('one')), await engine.attach('two.txt', text('two'))])
    const seen: number[] = []
    const watch = {
      signal: new AbortController().signal,
      progress({ stage, done, total }: Progress) {
        if (stage !== 'auditingFiles' || seen.length > 0) return
        seen.push(done, total)
        engine.vault.close()
      },
    }
    await expect(auditVault(engine.vault, watch, 'files')).rejects.toThrow(/abort/i)
    expect(seen[0]).toBeLessThan(seen[1] ?? 0)
    await engine.as('mei')
  })

  it('leave files alone that are no attachments', async () => {
    const id = await leave('beside strange files')
    const { attachments } = vaultPaths(engine.folder)
    const strange = ['notes.txt', 'ab/notes.txt', `ab/${'c'.repeat(64)}`].map((name) => path.join(attachments, name))
    mkdirSync(path.join(attachments, 'ab'), { recursive: true })
    for (const file of strange) writeFileSync(file, 'somebody put this here')
    engine.host.advance(40 * day)
    const seen = await engine.audit()
    expect(idsOf(seen)).toEqual([id])
    expect(await sweepUnnamed(engine.vault, { ...seen, damages: [] })).toBe(1)
    expect(lies(id)).toBe(false)
    expect(strange.map((file) => existsSync(file))).toEqual([true, true, true])
  })
})
