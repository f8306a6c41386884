import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let lapse: AnyEntity

const create = async (record: string, draft: object) => await engine.call<AnyEntity>(`${record}.create`, { draft })
const seal = () =>
  engine.call('report.seal', { kind: 'accountabilityCase', id: lapse.id, language: 'en', password: testPassword })

async function move(step: string, changes: object = {}) {
  const { entity } = await engine.call<{ entity: AnyEntity }>('accountabilityCase.get', { id: lapse.id })
  await engine.call('accountabilityCase.move', { id: lapse.id, revision: entity.revision, step, changes })
}

async function spoken(language: 'en' | 'zh-CN') {
  const pages = await sealGenuine(engine, { kind: 'accountabilityCase', id: lapse.id, language })
  return pages.join('').replace(/\s/g, '')
}

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('lena', ['lead'])
  await engine.addMember('ada', ['auditor'])
  await engine.addMember('tom', ['trainer'])
  const concerned = await engine.addMember('carl', ['viewer'])
  const rule = await create('accountabilityRule', {
    ...{ title: 'Late reports 逾期报送', lapse: 'deadlineMissed', counts: 'Later than *the 6th*', appealDays: 10 },
    ...{ lightest: 'reminder', heaviest: 'criticism' },
  })
  const inForce = { id: rule.id, revision: rule.revision, step: 'putInForce' }
  await engine.call('accountabilityRule.move', inForce)
  const department = await create('department', { name: 'Harbour 海港分行' })
  await engine.as('ada')
  const finding = await create('finding', {
    ...{ title: 'Whispered title', severity: 'low', condition: 'c', criterion: 'd', department: department.id },
  })
  lapse = await create('accountabilityCase', {
    ...{ title: 'Report of May 五月报告', concerns: 'person', person: concerned.id, lapse: 'deadlineMissed' },
    ...{ happenedOn: '2026-02-27', facts: 'Three **weeks** late', rule: rule.id, findings: [finding.id] },
  })
  await engine.as('lena')
  await move('assess', { assessment: 'The rule applies' })
})
afterAll(() => engine.remove())

it('is refused while nothing is decided', async () => {
  expect((await refusalOf(seal())).key).toBe('accountabilityDocument.refused.undecided')
})

it.each(['en', 'zh-CN'] as const)(
  'tells the rule, the facts and each station, genuine to every judge, in %s',
  async (language) => {
    await engine.as('lena')
    const { entity } = await engine.call<{ entity: AnyEntity }>('accountabilityCase.get', { id: lapse.id })
    if (entity.state === 'assessed') {
      await move('hear', { heardOn: '2026-03-02', hearing: 'He was **ill**' })
      await move('decide', { measure: 'talk', decision: 'Proven 属实' })
    }
    const text = await spoken(language)
    const own = {
      en: ['Admonishingtalk', 'Reminder', 'Appealwithin10days.', 'Receivedbythepersonconcerned'],
      'zh-CN': ['可在10日内申诉', '被问责人签收', '处理决定人'],
    }
    for (const part of ['Latereports', 'Threeweekslate', 'Theruleapplies', 'Hewasill', 'Proven', ...own[language]])
      expect(text).toContain(part)
    // What the case rests on is told by its number: who reads the document need not be allowed to read it.
    expect(text).toContain('F-2026-001')
    expect(text).not.toContain('Whisperedtitle')
  },
)

it('stays hidden from whoever may not read the case, and open to the person concerned', async () => {
  const titles = async () => (await engine.call<{ rows: AnyEntity[] }>('seal.list', {})).rows.length
  await engine.as('tom')
  expect(await titles()).toBe(0)
  await engine.as('carl')
  expect(await titles()).toBeGreaterThan(0)
})
