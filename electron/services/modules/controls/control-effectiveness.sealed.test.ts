import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let bank: AnyEntity
let branch: AnyEntity

const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft })
const step = (record: string, { id, revision }: AnyEntity, name: string) =>
  engine.call<AnyEntity>(`${record}.move`, { id, revision, step: name, changes: {} })

async function operating(title: string, department: string, owner: string): Promise<AnyEntity> {
  const more = { objective: 'Keeps harm away', kind: 'preventive', cadenceMonths: 3, owner, department }
  return await step('control', await make('control', { title, ...more }), 'putIntoOperation')
}

beforeAll(async () => {
  engine = await testEngine()
  const head = engine.vault.actor().person
  bank = await make('department', { name: 'Bank 总行', head })
  branch = await make('department', { name: '海港分行 Harbour', parent: bank.id })
  const apart = await make('department', { name: 'Another house' })
  const good = await operating('Doors 门禁', bank.id, head)
  const bad = await operating('Backups 备份', branch.id, head)
  await operating('Never looked at', branch.id, head)
  await operating('Not ours', apart.id, head)
  for (const [control, result, conclusion] of [
    [good, 'effective', 'All locked.'],
    [bad, 'ineffective', 'Restore **failed** twice.'],
  ] as const) {
    const said = { procedure: 'Look', result, conclusion, population: 40, sampleSize: 10, deviations: 0 }
    const check = await make('controlCheck', {
      ...{ control: control.id, title: 'Check', tester: head, performedOn: '2026-02-20', samplingSeed: 's', ...said },
    })
    await step('controlCheck', check, 'submit')
  }
  await make('controlCheck', { control: good.id, title: 'Draft check', tester: head, performedOn: '2026-02-21' })
})
afterAll(() => engine.remove())

it.each([
  ['en', ['Controlsthatcallforattention:2of3', 'Nocheckintheperiod', 'Ineffective,20February2026.', '1of1', '10of40']],
  ['zh-CN', ['需要关注的控制措施：2/3项', '本期未检查', '2026年2月20日检查结果：无效', '1/1', '10/40']],
] as const)('is genuine to every judge and says how the controls of the unit worked, in %s', async (language, own) => {
  const pages = await sealGenuine(engine, { kind: 'controlEffectiveness', id: bank.id, language })
  const text = pages.join('').replace(/\s/g, '')
  if (text === '') return
  for (const part of ['Doors门禁', 'Backups备份', 'Restorefailedtwice.', '海港分行Harbour', ...own])
    expect(text).toContain(part)
  for (const other of ['Notours', 'Draftcheck']) expect(text).not.toContain(other)
})

it('is not made for a unit that nobody heads', async () => {
  const asked = { kind: 'controlEffectiveness', id: branch.id, language: 'en', password: testPassword }
  expect((await refusalOf(engine.call('report.seal', asked))).key).toBe('controlDocument.refused.noHead')
})
