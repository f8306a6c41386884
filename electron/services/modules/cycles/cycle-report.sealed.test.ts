import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let cycle: AnyEntity

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('ada', ['lead'])
  const owner = engine.vault.actor().person
  const department = await engine.call('department.create', { draft: { name: '网络部 Network' } })
  const texts = { title: 'Lines of 2026', goal: 'Every line is known', scope: 'All sites', planSummary: 'Three steps' }
  const period = { start: '2026-01-01', end: '2026-12-31' }
  cycle = await engine.call('cycle.create', {
    draft: { ...texts, kind: 'year', period, owner, department: department.id },
  })
  const targets = [{ name: 'Registered', kind: 'percent', target: '100' }]
  const days = { startOn: '2026-02-01', dueOn: '2026-03-01' }
  const draft = { cycle: cycle.id, title: 'Count the lines', leadDepartment: department.id, owner, ...days, targets }
  const item = await engine.call('workItem.create', { draft })
  const proposed = await engine.call('workItem.move', { id: item.id, revision: item.revision, step: 'proposeTargets' })
  await engine.as('ada')
  const { id, revision } = proposed
  await engine.call('workItem.move', { id, revision, step: 'approveTargets' })
  await engine.as('mei')
})
afterAll(() => engine.remove())

const seal = () => engine.call('report.seal', { kind: 'cycle', id: cycle.id, language: 'en', password: testPassword })

it('is not sealed while it is being planned', async () => {
  expect((await refusalOf(seal())).key).toBe('cycles.refused.stillPlanned')
})

it.each(['en', 'zh-CN'] as const)('is genuine to every judge once its plan is adopted, in %s', async (language) => {
  if (cycle.state === 'plan') {
    const { id, revision } = cycle
    cycle = await engine.call('cycle.move', { id, revision, step: 'startDo' })
  }
  const text = (await sealGenuine(engine, { kind: 'cycle', id: cycle.id, language })).join('')
  for (const part of ['C-2026-001', 'W-2026-001', 'Countthelines', 'Registered≥100%', '网络部Network', 'Threesteps'])
    expect(text).toContain(part)
})

it('is signed by its owner, and by nobody who has no part in it', async () => {
  await engine.as('ada')
  expect((await refusalOf(seal())).key).toBe('errors.notASignatory')
  expect((await engine.audit()).damages).toEqual([])
})
