import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { PackReading } from '#shared/modules/packs/packs.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { cutFiles } from '../../packs/cut-files.ts'
import { packSource, sendPackTo } from '../../packs/packs.test-support.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let from: AnyEntity
let into: AnyEntity
let pack: Buffer

async function auditCalled(title: string): Promise<AnyEntity> {
  const period = { start: '2026-01-01', end: '2026-03-31' }
  const leadAuditor = engine.vault.actor().person
  return await engine.call('audit.create', { draft: { title, kind: 'quarterly', period, leadAuditor } })
}

async function packOf(audit: string): Promise<Buffer> {
  const file = await engine.call<{ ticket: string }>('pack.write', { audit, language: 'en', password: testPassword })
  const chunks: Uint8Array[] = []
  for await (const chunk of engine.workbench.download(file.ticket).chunks) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const read = (bytes: Uint8Array, take?: readonly { readonly at: number; readonly size: number }[], piece = 50_000) =>
  sendPackTo<PackReading>(engine, 'pack.takeIn', packSource(bytes, piece), {
    audit: into.id,
    language: 'en',
    ...(take ? { take } : {}),
  })
const places = ({ rows }: PackReading) =>
  rows.filter(({ state }) => state === 'new').map(({ at, size }) => ({ at, size }))
const items = async () =>
  (await engine.call<{ rows: readonly AnyEntity[] }>('evidenceItem.list', {})).rows.filter(
    ({ audit }) => audit === into.id,
  )
const unfinished = () =>
  readdirSync(path.join(engine.folder, 'attachments')).filter((name) => name.startsWith('incoming-'))

beforeAll(async () => {
  engine = await testEngine()
  from = await auditCalled('First quarter')
  into = await auditCalled('Review of the first quarter')
  const large = await engine.attach('../../log\u202Etxt.exe', Buffer.alloc(400_000, 7))
  const row = await engine.call('checklistRow.create', {
    draft: {
      audit: from.id,
      position: 1,
      question: 'Are logs kept?',
      evidence: [
        large,
        await engine.attach('CON.txt', Buffer.from('kept')),
        await engine.attach('empty.txt', Buffer.alloc(0)),
      ],
    },
  })
  const described = { record: 'checklistRow', id: row.id, attachment: large.id }
  const { id } = await engine.call<{ id: string }>('evidence.describe', described)
  const item = (await engine.call<{ entity: AnyEntity }>('evidenceItem.get', { id })).entity
  await engine.call('evidenceItem.update', {
    id,
    revision: item.revision,
    changes: {
      title: 'Log of March',
      source: 'Exported on the log server',
      collectedBy: engine.vault.actor().person,
      collectedAt: '2026-02-01T08:00:00.000Z',
      validUntil: '2030-01-31',
      custody: [
        {
          id: '018f0000-0000-7000-8000-00000000000a',
          at: '2026-02-02T08:00:00.000Z',
          kind: 'handedOver',
          from: 'Mei',
          to: 'Vera',
          purpose: 'Second look',
          person: engine.vault.actor().person,
        },
      ],
    },
  })
  pack = await packOf(from.id)
}, 60_000)
afterAll(() => engine.remove())

describe('a pack that another vault made', () => {
  it('is told file by file before anything comes in', async () => {
    const entries = engine.entries()
    const reading = await read(pack)
    expect(reading.verdict.verdict).toBe('genuine')
    expect(reading.rows.map(({ name, state }) => [name, state])).toEqual([
      ['../../log\u202Etxt.exe', 'new'],
      ['CON.txt', 'new'],
      ['empty.txt', 'empty'],
    ])
    expect(reading.taken).toBeNull()
    expect(engine.entries()).toBe(entries)
  })

  it.each([
    ['in pieces', 50_000],
    ['in tiny pieces', 777],
  ])('brings nothing where a byte of it differs, sent %s', async (_, piece) => {
    const reading = await read(pack)
    const changed = Buffer.from(pack)
    const [first] = reading.rows
    changed[(first?.at ?? 0) + 5] = 9
    expect(await refusalOf(read(changed, places(reading), piece))).toMatchObject({ key: 'errors.packNotSound' })
    expect(await items()).toEqual([])
    expect(unfinished()).toEqual([])
  })

  it.each([
    ['shifted by a byte', 1, 0],
    ['beyond the end', 50_000_000, 0],
    ['over the next file', 0, 300_000],
  ])('brings nothing where the places asked for are %s', async (_, by, longer) => {
    const asked = places(await read(pack)).map(({ at, size }) => ({ at: at + by, size: size + longer }))
    expect(await refusalOf(read(pack, asked))).toHaveProperty('code')
    expect(await items()).toEqual([])
    expect(unfinished()).toEqual([])
  })

  it('leaves nothing where it is given up in the middle of a piece that holds several files', async () => {
    const places = Array.from({ length: 40 }, (_, place) => ({ at: place * 1000, size: 900 }))
    // Whether a file is just begun, written or being made durable then, is a matter of moments.
    for (let moment = 0; moment < 20; moment += 1) {
      const cutter = cutFiles(engine.vault, places)
      const taking = cutter.take(new Uint8Array(40_000), 0).catch(() => undefined)
      await setTimeout(moment)
      await cutter.drop()
      await taking
      expect(unfinished()).toEqual([])
    }
  })

  it('comes in with source, validity and the whole chain of custody, and is the same bytes', async () => {
    const reading = await read(pack, places(await read(pack)), 777)
    expect(reading.taken).toBe(2)
    const [log, device] = await items().then((rows) => [
      rows.find(({ title }) => title === 'Log of March'),
      rows.find(({ title }) => title === 'CON.txt'),
    ])
    expect(log).toMatchObject({
      source: 'Exported on the log server',
      collectedAt: '2026-02-01T08:00:00.000Z',
      validUntil: '2030-01-31',
      evidence: [{ name: '../../log\u202Etxt.exe', size: 400_000, sha256: reading.rows[0]?.sha256 }],
      custody: [
        { kind: 'received', from: 'Mei Lin', purpose: 'Collected' },
        { kind: 'handedOver', from: 'Mei', to: 'Vera', purpose: 'Second look (written down by Mei Lin)' },
        { kind: 'received', from: 'Mei Lin, Northwind Savings Bank', to: 'Mei Lin' },
      ],
    })
    expect(String(device?.source)).toContain('First quarter')
    expect(unfinished()).toEqual([])
    expect((await engine.audit()).damages).toEqual([])
  })

  it('adds nothing the second time', async () => {
    const entries = engine.entries()
    const again = await read(pack)
    expect(again.rows.map(({ state }) => state)).toEqual(['there', 'there', 'empty'])
    const rows = again.rows.filter(({ size }) => size > 0)
    expect(
      (
        await read(
          pack,
          rows.map(({ at, size }) => ({ at, size })),
        )
      ).taken,
    ).toBe(0)
    expect(engine.entries()).toBe(entries)
  })

  it('passes its evidence on: what came in leaves in the next pack with its custody', async () => {
    const next = await packOf(into.id)
    expect(next.includes('Exported on the log server')).toBe(true)
  })
})

async function zipped(files: readonly (readonly [string, Buffer, boolean])[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes, compress] of files) zip.addBuffer(bytes, name, { compress })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A pack in which a path of the right length was put over one that the maker of ZIPs refuses. */
const renamed = (bytes: Buffer, before: string, after: string) =>
  Buffer.from(bytes.toString('latin1').replaceAll(before, after), 'latin1')

describe('a hostile pack', () => {
  const about = (extra: readonly (readonly [string, Buffer, boolean])[]) =>
    zipped([['SHA256SUMS', Buffer.from(''), false], ['manifest.json', Buffer.from('{}'), false], ...extra])
  it.each([
    ['of no bytes', async () => Buffer.alloc(0), 'verify.notPack', undefined],
    [
      'that leaves its folder',
      async () => renamed(await about([['xx/out.txt', Buffer.from('x'), false]]), 'xx/out', '../out'),
      'verify.packPath',
      '../out.txt',
    ],
    [
      'with the name of a device',
      async () => about([['evidence/NUL.txt', Buffer.from('x'), false]]),
      'verify.packPath',
      'evidence/NUL.txt',
    ],
    [
      'that turns the reading direction',
      async () => about([['evidence/a\u202Eb.txt', Buffer.from('x'), false]]),
      'verify.packPath',
      undefined,
    ],
    [
      'that unpacks to more than it is',
      async () => about([['evidence/bomb.bin', Buffer.alloc(5_000_000), true]]),
      'verify.packPacked',
      'evidence/bomb.bin',
    ],
  ])('%s is refused by name and brings nothing', async (_, make, key, named) => {
    const bytes = await make()
    const reading = await read(bytes)
    expect(reading.verdict.findings[0]).toMatchObject({ key, ...(named ? { parameters: { path: named } } : {}) })
    expect(reading.rows).toEqual([])
    expect(await refusalOf(read(bytes, [{ at: 0, size: 1 }]))).toMatchObject({ key: 'errors.packNotSound' })
    expect(unfinished()).toEqual([])
  })
})
