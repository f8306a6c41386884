import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HomeView } from '#shared/modules/home/home.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
let cycle: AnyEntity
let item: AnyEntity

const view = () => engine.call<Extract<HomeView, { role: 'lead' }>>('home.show', { role: 'lead' })
const figure = async (key: string) => (await view()).figures.find((one) => one.key === key)?.count
const gate = async () => (await view()).cycles.find(({ id }) => id === cycle.id)?.gate
const move = async (step: string) => {
  item = await engine.call('workItem.move', { id: item.id, revision: item.revision, step })
}

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('ada', ['lead'])
  await engine.as('mei')
  const owner = engine.vault.actor().person
  const department = await engine.call('department.create', { draft: { name: 'Network', code: 'NET' } })
  const texts = { title: '2026', goal: 'g', scope: 's', planSummary: 'p' }
  const period = { start: '2026-01-01', end: '2026-12-31' }
  cycle = await engine.call('cycle.create', {
    draft: { ...texts, kind: 'year', period, owner, department: department.id },
  })
  const targets = [{ name: 'Registered', kind: 'percent', target: '100' }]
  const days = { startOn: '2026-02-01', dueOn: '2026-03-01' }
  const draft = { cycle: cycle.id, title: 'Lines', leadDepartment: department.id, owner, ...days, targets }
  item = await engine.call('workItem.create', { draft })
})
afterAll(() => engine.remove())

it('shows how far each cycle is from its next phase, and counts those that are ready for it', async () => {
  await engine.as('ada')
  const before = await gate()
  expect(before && before.all - before.met).toBe(1)
  expect(await figure('cyclesReady')).toBeUndefined()
  await engine.as('mei')
  await move('proposeTargets')
  await engine.as('ada')
  await move('approveTargets')
  expect(await gate()).toEqual({ met: before?.all, all: before?.all })
  expect(await figure('cyclesReady')).toBe(1)
  expect(await figure('deviationsOpen')).toBe(0)
})
