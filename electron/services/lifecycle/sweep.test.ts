import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AuditReport } from '#shared/modules/journal/journal.contract.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { VaultAudit } from '../records/audit-database.ts'
import { type Engine, testEngine } from '../records/engine.test-support.ts'
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
  ])('stay where, between the look and the sweep, %s', async (what, meanwhile) => {
    const content = `found again: ${what}`
    const id = await lose(content)
    engine.host.advance(40 * day)
    const seen = await engine.audit()
    expect(idsOf(seen)).toEqual([id])
    await meanwhile(content)
    engine.host.advance(40 * day)
    expect(await sweepUnnamed(engine.vault, seen)).toBe(0)
    expect(lies(id)).toBe(true)
    await engine.as('mei')
    await audit()
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

  it('leave files alone that are no attachments', async () => {
    const { attachments } = vaultPaths(engine.folder)
    const strange = ['notes.txt', 'ab/notes.txt', `ab/${'c'.repeat(64)}`].map((name) => path.join(attachments, name))
    mkdirSync(path.join(attachments, 'ab'), { recursive: true })
    for (const file of strange) writeFileSync(file, 'somebody put this here')
    engine.host.advance(40 * day)
    expect((await audit()).unnamed).toEqual({ files: 0, bytes: 0, removed: 0 })
    expect(strange.map((file) => existsSync(file))).toEqual([true, true, true])
  })
})
