import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { SigningRoom } from '#shared/modules/reports/signing-room.projection.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { bytesOf, sealGenuine, verdictOf } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let bank: AnyEntity
let branch: AnyEntity

const make = (record: string, values: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft: values })

beforeAll(async () => {
  engine = await testEngine()
  const head = engine.vault.actor().person
  bank = await make('department', { name: 'Bank 总行', head })
  branch = await make('department', { name: '海港分行 Harbour', parent: bank.id })
  const apart = await make('department', { name: 'Another house' })
  await make('asset', {
    ...{ name: '专线一 Line one', kind: 'dedicatedLine', code: 'LN-01', place: '机房 Room 4', grade: 'level3' },
    ...{ department: branch.id, owner: head },
  })
  await make('asset', { name: 'Shop window', kind: 'exposedService', department: bank.id, registered: true })
  const fresh = await make('asset', { name: 'New portal 新门户', kind: 'application', department: bank.id })
  await make('synchronyItem', { asset: fresh.id, phase: 'planned', title: 'Design reviewed 设计评审' })
  const met = await make('synchronyItem', { asset: fresh.id, phase: 'planned', title: 'Graded', result: 'Done' })
  await engine.call('synchronyItem.move', { id: met.id, revision: met.revision, step: 'confirm' })
  await make('asset', { name: 'Not ours', kind: 'server', department: apart.id })
  const gone = await make('asset', { name: 'Long gone', kind: 'server', department: bank.id })
  await engine.call('asset.move', { id: gone.id, revision: gone.revision, step: 'retire', reason: 'Scrapped' })
})
afterAll(() => engine.remove())

it.each([
  [
    'en',
    [
      'Level3',
      '1of2met',
      'Gaps',
      'thatareopenorexcepted',
      'Entrieslacking:2.Notregisteredthoughtheymustbe:1',
      'Nograde',
    ],
  ],
  ['zh-CN', ['第三级', '已落实1/2', '存在缺口', '待落实和例外的措施', '信息不全2项', '未定级', '应备案未备案1项']],
] as const)('is genuine to every judge and holds what the unit answers for, in %s', async (language, own) => {
  const text = (await sealGenuine(engine, { kind: 'assetRegister', id: bank.id, language })).join('')
  if (text === '') return
  for (const part of [
    '专线一Lineone(LN-01)',
    '机房Room4',
    'Shopwindow',
    '海港分行',
    'Newportal新门户',
    'Designreviewed设计评审',
  ])
    expect(text).toContain(part)
  for (const part of own) expect(text).toContain(part)
  for (const other of ['Notours', 'Longgone']) expect(text).not.toContain(other)
})

it('is not kept for a unit that nobody heads', async () => {
  const asked = { kind: 'assetRegister', id: branch.id, language: 'en', password: testPassword }
  expect((await refusalOf(engine.call('report.seal', asked))).key).toBe('assetDocument.refused.noHead')
})

it('is signed by whoever keeps the register after the head of the unit, each in a place of their own', async () => {
  await engine.addMember('vera', ['auditor'])
  await engine.addMember('lee', ['lead'])
  const annex = await make('department', { name: 'Annex', head: engine.vault.actor().person })
  await engine.as('lee')
  await make('asset', { name: 'Door reader', kind: 'other', department: annex.id })
  await engine.as('mei')
  const asked = { kind: 'assetRegister', id: annex.id, language: 'en', password: testPassword }
  const { document: seal, file } = await engine.call<SealedReport>('report.seal', asked)
  const first = await bytesOf(engine, file)
  const sign = () => engine.call<SealedReport>('report.countersign', { seal, password: testPassword })
  await engine.as('vera')
  expect(await refusalOf(sign())).toMatchObject({ code: 'forbidden', key: 'errors.notASignatory' })
  await engine.as('lee')
  const { documents } = await engine.call<SigningRoom>('report.room', {})
  expect(documents.find((one) => one.seal === seal)).toMatchObject({ part: 'mine', next: 1 })
  const both = await bytesOf(engine, (await sign()).file)
  expect(both.subarray(0, first.length).equals(first)).toBe(true)
  const { verdict, signatures } = await verdictOf(engine, both)
  expect({ verdict, states: signatures.map(({ state }) => state) }).toEqual({
    verdict: 'genuine',
    states: ['genuine', 'genuine'],
  })
})
