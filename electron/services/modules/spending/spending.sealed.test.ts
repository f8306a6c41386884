import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let unit: AnyEntity
let headless: AnyEntity

const create = async (record: string, draft: object) => await engine.call<AnyEntity>(`${record}.create`, { draft })
const yuan = (amount: string) => ({ amount, currency: 'CNY' })

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('vera', ['viewer'])
  unit = await create('department', { name: 'Networks 网络部', head: engine.vault.actor().person })
  headless = await create('department', { name: 'Branch', parent: unit.id })
  const control = await create('control', { title: 'Firewall 防火墙', kind: 'preventive' })
  const line = (title: string, over: object) =>
    create('spendingItem', { title, kind: 'equipment', year: '2026', department: unit.id, ...over })
  await line('Appliance', { planned: yuan('1200000.00'), actual: yuan('1250000.50'), controls: [control.id] })
  await line('Licences 许可', { kind: 'software', planned: yuan('300000'), department: headless.id })
  const dropped = await line('Dropped line', { planned: yuan('1') })
  const cancel = { id: dropped.id, revision: dropped.revision, step: 'cancel', reason: 'Not needed' }
  await engine.call('spendingItem.move', cancel)
  const gone = await create('department', { name: 'Dissolved', parent: unit.id })
  await line('Of a unit that is gone', { department: gone.id, planned: yuan('0.01') })
  await engine.call('department.archive', { id: gone.id, revision: gone.revision })
  await line('Years ago', { year: '2020', planned: yuan('7') })
})
afterAll(() => engine.remove())

it.each(['en', 'zh-CN'] as const)(
  'is genuine to every judge and tells plan, actual and deviation, in %s',
  async (language) => {
    const pages = await sealGenuine(engine, { kind: 'spending', id: unit.id, language })
    const text = pages.join('').replace(/\s/g, '')
    for (const part of [
      'Firewall防火墙',
      'Appliance',
      '1,250,000.50',
      '300,000.00',
      'CNY-249,999.51',
      'Licences许可',
      'Ofaunitthatisgone',
    ])
      expect(text).toContain(part)
    for (const part of ['Droppedline', 'Yearsago']) expect(text).not.toContain(part)
    expect(text).toContain(language === 'en' ? '2linesservenocontrol' : '2项未对应控制措施')
  },
)

it('is refused to whoever may not read spending, who would sign that there is none', async () => {
  const asked = { kind: 'spending', id: unit.id, language: 'en' }
  await engine.as('vera')
  expect((await refusalOf(engine.call('report.draw', asked))).key).toBe('errors.forbidden')
  const kinds = await engine.call<{ kind: string; mayDraw: boolean }[]>('report.kinds', {})
  expect(kinds.find(({ kind }) => kind === 'spending')?.mayDraw).toBe(false)
  await engine.as('mei')
})

it('waits for a head of the unit, and is not there for whoever may not read spending', async () => {
  const asked = { kind: 'spending', id: headless.id, language: 'en', password: testPassword }
  expect((await refusalOf(engine.call('report.seal', asked))).key).toBe('spendingDocument.refused.noHead')
  await engine.as('vera')
  expect((await engine.call<{ rows: AnyEntity[] }>('seal.list', {})).rows).toEqual([])
})
