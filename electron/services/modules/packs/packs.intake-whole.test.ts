import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Progress } from '#shared/contract/operation.ts'
import { sentPack, tailOf } from '#shared/modules/packs/pack-tail.ts'
import type { PackReading } from '#shared/modules/packs/packs.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { packSource } from '../../packs/packs.test-support.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { testPassword } from '../../testing/test-workbench.ts'

/** The vault that makes the pack, and one that has never heard of it. */
let theirs: Engine
let ours: Engine
let into: AnyEntity
let pack: Buffer

/** Files of the pack beside the one of enough bytes to be told how far it is. */
const many = 30

async function auditOf(engine: Engine): Promise<AnyEntity> {
  const period = { start: '2026-01-01', end: '2026-03-31' }
  const leadAuditor = engine.vault.actor().person
  return await engine.call('audit.create', {
    draft: { title: 'First quarter', kind: 'quarterly', period, leadAuditor },
  })
}

async function packOf(engine: Engine, audit: string): Promise<Buffer> {
  const file = await engine.call<{ ticket: string }>('pack.write', { audit, language: 'en', password: testPassword })
  const chunks: Uint8Array[] = []
  for await (const chunk of engine.workbench.download(file.ticket).chunks) chunks.push(chunk)
  return Buffer.concat(chunks)
}

type Watch = { readonly signal?: AbortSignal; readonly onProgress?: (progress: Progress) => void }
type Places = readonly { readonly at: number; readonly size: number }[]

async function read(take?: Places, watch: Watch = {}): Promise<PackReading> {
  const source = packSource(pack)
  const tail = await tailOf(source)
  const { ticket } = await ours.call<{ ticket: string }>('pack.begin', { name: 'p.zip', size: source.size, tail })
  const sent = ours.workbench.upload(ticket, sentPack(source, tail)).catch(() => undefined)
  const input = { ticket, tail, audit: into.id, language: 'en', ...(take ? { take } : {}) }
  const answer = ours.workbench.call('pack.takeIn', input, watch)
  await Promise.allSettled([answer, sent])
  return (await answer) as PackReading
}
const places = ({ rows }: PackReading): Places =>
  rows.filter(({ state }) => state === 'new').map(({ at, size }) => ({ at, size }))
const stored = () =>
  readdirSync(path.join(ours.folder, 'attachments'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

beforeAll(async () => {
  theirs = await testEngine(1)
  ours = await testEngine(2)
  into = await auditOf(ours)
  const from = await auditOf(theirs)
  const person = theirs.vault.actor().person
  const evidence = [await theirs.attach('capture.bin', Buffer.alloc(3_000_000, 7))]
  for (let at = 1; at < many; at++) evidence.push(await theirs.attach(`${at}.txt`, Buffer.from(`file ${at}`)))
  const draft = { audit: from.id, question: 'Are logs kept?' }
  await theirs.call('checklistRow.create', { draft: { ...draft, position: 1, evidence } })
  const custody = Array.from({ length: 200 }, (_, at) => ({
    id: `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    ...{
      at: '2026-02-02T08:00:00.000Z',
      kind: 'handedOver',
      from: 'Mei',
      to: 'Vera',
      purpose: `step ${at + 1}`,
      person,
    },
  }))
  await theirs.call('evidenceItem.create', {
    draft: { title: 'Long chain', audit: from.id, evidence: [await theirs.attach('a.txt', Buffer.from('a'))], custody },
  })
  pack = await packOf(theirs, from.id)
}, 180_000)
afterAll(async () => {
  await theirs.remove()
  await ours.remove()
})

it('is told as signed by somebody unknown, how far it is, and what of it will not fit, before anything comes in', async () => {
  const steps: Progress[] = []
  const reading = await read(undefined, { onProgress: (progress) => steps.push(progress) })
  expect(reading.verdict.verdict).toBe('genuine-unknown-authority')
  expect(reading.rows).toHaveLength(many + 1)
  const bytes = steps.filter(({ stage }) => stage === 'bytes')
  expect(bytes.length).toBeGreaterThan(1)
  expect(bytes.every(({ done, total }) => done <= total && total === pack.length)).toBe(true)
  expect(reading.rows.filter(({ loss }) => loss.steps > 0).map(({ name, loss }) => [name, loss])).toEqual([
    ['a.txt', { steps: 2, texts: 0 }],
  ])
  expect(stored()).toEqual([])
})

it.each([
  ['while it is read', 'bytes'],
  ['while its files are kept', 'keeping'],
  ['while its records are written', 'recording'],
])('leaves nothing of a pack that is cancelled %s, neither records nor files', async (_, stage) => {
  const asked = places(await read())
  const entries = ours.entries()
  const cancel = new AbortController()
  const told: string[] = []
  const onProgress = (progress: Progress) => {
    told.push(progress.stage)
    if (progress.stage === stage) cancel.abort()
  }
  expect(await refusalOf(read(asked, { signal: cancel.signal, onProgress }))).toMatchObject({ key: 'errors.cancelled' })
  expect(cancel.signal.aborted).toBe(true)
  expect(told.at(-1)).toBe(stage)
  expect(stored()).toEqual([])
  expect(ours.entries()).toBe(entries)
})

it('leaves a file that the vault had before, though the pack that brings it too is cancelled', async () => {
  const own = await ours.attach('mine.txt', Buffer.from('file 7'))
  const cancel = new AbortController()
  const onProgress = ({ stage }: Progress) => (stage === 'recording' ? cancel.abort() : undefined)
  await refusalOf(read(places(await read()), { signal: cancel.signal, onProgress }))
  expect(stored()).toEqual([own.id])
})

it('comes in whole from somebody unknown, and its last step says what stands in the pack alone', async () => {
  const reading = await read(places(await read()))
  expect(reading.taken).toBe(many + 1)
  const { rows } = await ours.call<{ rows: readonly AnyEntity[] }>('evidenceItem.list', {})
  const item = rows.find(({ title }) => title === 'Long chain')
  const { entity } = await ours.call<{ entity: AnyEntity }>('evidenceItem.get', { id: item?.id })
  expect(entity.custody).toHaveLength(200)
  expect(entity.custody).toMatchObject({
    0: { purpose: 'step 2 (written down by Mei Lin)' },
    199: {
      purpose: expect.stringMatching(/^The 2 oldest steps before these stand in the pack alone\. Evidence pack of /),
    },
  })
  expect((await ours.audit()).damages).toEqual([])
})
