import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { bytesOf, sealGenuine, verdictOf } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let template: AnyEntity
let branch: AnyEntity
let report: AnyEntity

const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft })
const get = async (record: string, id: string) =>
  (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
const move = async (record: string, id: string, step: string, changes: Readonly<Record<string, AnyValue>> = {}) => {
  const { revision } = await get(record, id)
  return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, changes })
}

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('ada', ['administrator', 'lead'])
  const head = await make('person', { name: 'Head of sales' })
  const writer = await make('person', { name: 'Writer of sales' })
  const sales = await make('department', { name: '市场部 Sales', head: head.id })
  await make('department', { name: 'Network' })
  const questions = [
    { section: 'Work', question: 'What was done?', kind: 'text', required: true },
    { section: 'Work', question: 'Weak passwords found', kind: 'number', unit: 'pieces', required: true },
  ]
  const draft = { title: 'Monthly', period: 'month', startsOn: '2026-01-01', dueDay: 6, roll: 'forward', questions }
  template = await make('reportTemplate', draft)
  await move('reportTemplate', template.id, 'putIntoUse')
  const order = { template: template.id, department: sales.id, start: '2026-01-01' }
  const { id } = await engine.call<{ id: string }>('departmentReports.begin', order)
  const { revision } = await get('departmentReport', id)
  const changes = {
    answers: [
      { question: 'What was done?', words: '已完成补丁更新' },
      { question: 'Weak passwords found', amount: '1204' },
    ],
    ...{ preparedBy: writer.id, selfInspection: 'noDeviation', assetsConfirmed: true },
    scan: [await engine.attach('signed.pdf', Buffer.from('paper'))],
  }
  await engine.call('departmentReport.update', { id, revision, changes })
  await move('departmentReport', id, 'submit')
  await engine.as('ada')
  report = await move('departmentReport', id, 'signOff', { signedBy: head.id, signedOn: '2026-03-01' })
  branch = await make('branchReport', {
    ...{ template: template.id, title: 'January', period: { start: '2026-01-01', end: '2026-01-31' } },
  })
})
afterAll(() => engine.remove())

const seal = () =>
  engine.call('report.seal', { kind: 'branchReport', id: branch.id, language: 'en', password: testPassword })

it('is a draft for everybody before it is compiled, and no sealed document', async () => {
  expect((await refusalOf(seal())).key).toBe('departmentReports.refused.branchNotCompiled')
  const asked = { kind: 'branchReport', id: branch.id, language: 'en' }
  const draft = await bytesOf(engine, await engine.call<OutgoingFile>('report.draw', asked))
  expect((await verdictOf(engine, draft)).verdict).toBe('not-genuine')
  expect(await engine.call('seal.list', {})).toMatchObject({ total: 0 })
})

it.each(['en', 'zh-CN'] as const)('is genuine to every judge once compiled, in %s', async (language) => {
  if ((await get('branchReport', branch.id)).state === 'draft') await move('branchReport', branch.id, 'compile')
  const text = (await sealGenuine(engine, { kind: 'branchReport', id: branch.id, language })).join('')
  for (const part of ['BR-2026-001', 'DR-2026-001', '市场部Sales', 'Network', '已完成补丁更新', '1,204', 'signed.pdf'])
    expect(text).toContain(part)
  expect(await engine.call('seal.list', {})).toMatchObject({
    rows: [{ kind: 'branchReport', subject: branch.id }, ...(language === 'en' ? [] : [{}])],
  })
})

it.each(['en', 'zh-CN'] as const)('has in it reports that are genuine by themselves, in %s', async (language) => {
  const text = (await sealGenuine(engine, { kind: 'departmentReport', id: report.id, language })).join('')
  for (const part of ['DR-2026-001', '市场部Sales', '已完成补丁更新', 'Headofsales', 'WriterofSales', 'signed.pdf'])
    expect(text.toLowerCase()).toContain(part.toLowerCase())
})

it('is signed by who compiled it alone, and keeps the numbers it printed', async () => {
  await engine.as('mei')
  expect((await refusalOf(seal())).key).toBe('errors.notASignatory')
  expect(await get('departmentReport', report.id)).toMatchObject({ number: 'DR-2026-001', state: 'compiled' })
  expect((await engine.audit()).damages).toEqual([])
})
