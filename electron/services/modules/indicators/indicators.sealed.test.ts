import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let running: AnyEntity
let over: AnyEntity

const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft })

beforeAll(async () => {
  engine = await testEngine()
  const cycle = { kind: 'free', goal: 'g', owner: engine.vault.actor().person }
  running = await make('cycle', {
    ...cycle,
    title: 'All years 全期',
    period: { start: '2020-01-01', end: '2099-12-31' },
  })
  over = await make('cycle', { ...cycle, title: 'Long ago', period: { start: '2001-01-01', end: '2001-12-31' } })
  const formula = 'share(finding where state is closed of severity in (critical, high))'
  const named = { unit: 'percent', direction: 'higher', target: '= 100 %', period: 'month' }
  await make('indicator', { ...named, title: 'Closed 关闭率', source: 'formula', formula })
  const stated = { source: 'manual', unit: 'number', direction: 'lower', target: '<= 20', period: 'month' }
  const complaints = await make('indicator', { ...stated, title: 'Complaints 投诉', question: 'Do they fall?' })
  const { id } = await engine.call<{ id: string }>('indicators.enter', { id: complaints.id, value: '21.5' })
  await engine.call('indicators.correct', { reading: id, value: '22.5', reason: 'Counted again' })
  await engine.call('indicators.freeze', {})
})
afterAll(() => engine.remove())

it.each([
  [
    'en',
    ['Offtarget:1of2', 'Nothingtomeasure', 'Enteredbyhand', ':thesharewhose“State”is“Closed”(version1)', 'corrected'],
  ],
  ['zh-CN', ['未达标1项，共2项', '无可计算对象', '人工填报', '的占比', '第1版', '已更正']],
] as const)('is genuine to every judge and tells target, figure and formula in words, in %s', async (language, own) => {
  const pages = await sealGenuine(engine, { kind: 'indicators', id: running.id, language })
  const text = pages.join('').replace(/\s/g, '')
  if (text === '') return
  for (const part of ['Closed关闭率', 'Complaints投诉', 'Dotheyfall?', '22.5', '≤20', 'Countedagain', ...own])
    expect(text).toContain(part)
  expect(text).not.toContain('21.5')
})

it('is not sealed of a period in which no figure was frozen, and drawn all the same', async () => {
  const asked = { kind: 'indicators', id: over.id, language: 'en' }
  const sealing = engine.call('report.seal', { ...asked, password: testPassword })
  expect((await refusalOf(sealing)).key).toBe('indicatorsDocument.refused.noFigure')
  await engine.call('report.draw', asked)
})
