import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
beforeAll(async () => {
  engine = await testEngine()
})
afterAll(() => engine.remove())

const gift = [
  '$CATEGORY: $course$/top/Mail',
  '',
  '::Links::Where does it lead?{~To its text =To its address}',
  '',
  '::Both::Which?{~%50%a ~%50%b ~%-50%c}',
  '',
  '::First::Who is told first?{=the people on duty =on call}',
  '',
  '::Tell::Tell of it.{}',
].join('\n')

async function take(text: string | Uint8Array, options: object = {}): Promise<ImportReport> {
  const ticket = await engine.send('questions', typeof text === 'string' ? Buffer.from(text) : text)
  return await engine.call('exchange.import', { format: 'auto', record: 'question', ticket, ...options })
}
const questions = async () => (await engine.call<Page<AnyEntity>>('question.list', { limit: 100 })).rows
async function written(format: string): Promise<Buffer> {
  const { ticket } = await engine.call<OutgoingFile>('exchange.export', { format, record: 'question' })
  const chunks: Uint8Array[] = []
  for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const counts = ({ created, updated, skipped, errorCount }: ImportReport) => [created, updated, skipped, errorCount]

it('takes a GIFT file into the bank, shows it first, and changes nothing by the same file again', async () => {
  const before = engine.entries()
  expect(counts(await take(gift, { dryRun: true }))).toEqual([4, 0, 0, 0])
  expect(engine.entries()).toBe(before)
  expect(counts(await take(gift))).toEqual([4, 0, 0, 0])
  const after = engine.entries()
  expect(counts(await take(gift))).toEqual([0, 0, 4, 0])
  expect(engine.entries()).toBe(after)
  const changed = gift.replace('To its text', 'To its words')
  expect(counts(await take(changed))).toEqual([0, 1, 3, 0])
})

it('keeps a whole file out for one question that the bank does not ask, and names it', async () => {
  const before = engine.entries()
  const report = await take(`${gift}\n\n::Pairs::Match{=a -> 1 =b -> 2}`)
  expect(counts(report)).toEqual([0, 0, 0, 1])
  expect(report.errors).toMatchObject([
    { where: '11', field: '', message: 'questionFile.fault.kind', parameters: { kind: 'matching', name: 'Pairs' } },
  ])
  expect(engine.entries()).toBe(before)
})

it('writes Moodle XML that changes nothing here, and makes the same questions in another vault, once', async () => {
  const file = await written('moodle-xml')
  expect(counts(await take(file))).toEqual([0, 0, 4, 0])
  const here = await questions()
  const other = await testEngine(5)
  try {
    const into = async () => {
      const ticket = await other.send('questions.xml', file)
      return await other.call<ImportReport>('exchange.import', { format: 'moodle-xml', record: 'question', ticket })
    }
    expect(counts(await into())).toEqual([4, 0, 0, 0])
    expect(counts(await into())).toEqual([0, 0, 4, 0])
    const there = (await other.call<Page<AnyEntity>>('question.list', { limit: 100 })).rows
    const plain = (rows: readonly AnyEntity[]) =>
      rows
        .map(({ title, topic, kind, text, points, choices, accepted }) =>
          JSON.stringify([title, topic, kind, text, points, choices, accepted])
            .replace(/"id":"[^"]*"/g, '')
            .replace(/,(?=[,}])|(?<=\{),/g, ''),
        )
        .toSorted()
    expect(plain(there)).toEqual(plain(here))
  } finally {
    await other.remove()
  }
})

it('neither writes GIFT, which knows no points, nor other records as questions', async () => {
  expect((await refusalOf(written('gift'))).key).toBe('errors.unknownFormat')
  const order = { format: 'moodle-xml', record: 'person' }
  expect((await refusalOf(engine.call('exchange.export', order))).key).toBe('errors.unknownFormat')
})
