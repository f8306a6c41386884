import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let scale: AnyEntity
let draft: AnyEntity

const make = (record: string, values: Readonly<Record<string, unknown>>) =>
  engine.call<AnyEntity>(`${record}.create`, { draft: values })
const levels = (count: number, word: string) =>
  Array.from({ length: count }, (_, at) => ({ level: at + 1, word: `${word} ${at + 1}` }))

beforeAll(async () => {
  engine = await testEngine()
  const branch = await make('department', { name: '海港分行 Harbour' })
  const owner = await make('person', { name: 'Owner of the risk' })
  const thresholds = [
    { level: 'low', from: 1 },
    { level: 'critical', from: 12 },
  ]
  const sides = { likelihoods: levels(4, 'Likely'), impacts: levels(6, '影响') }
  const made = await make('riskScale', { title: 'House scale', ...sides, thresholds, appetite: 8 })
  scale = await engine.call('riskScale.move', { id: made.id, revision: made.revision, step: 'putIntoUse' })
  const rating = (kind: string, likelihood: number, impact: number) => ({
    ...{ on: '2026-02-01', kind, scale: scale.id, likelihood, impact, reason: 'Workshop' },
  })
  const risk = await make('risk', {
    ...{ title: '磁带遗失 Tape lost', category: 'physical', department: branch.id, owner: owner.id },
    ...{ cause: 'Nobody counts the boxes.', ratings: [rating('inherent', 4, 6), rating('residual', 3, 5)] },
  })
  await make('riskTreatment', { title: 'Sealed boxes', risk: risk.id, owner: owner.id, dueOn: '2026-12-01' })
  draft = await make('riskScale', { title: 'Another' })
})
afterAll(() => engine.remove())

it.each(['en', 'zh-CN'] as const)('is genuine to every judge, in %s', async (language) => {
  const text = (await sealGenuine(engine, { kind: 'riskRegister', id: scale.id, language })).join('')
  for (const part of ['Housescale', '磁带遗失', 'Ownerofthe', 'Sealedboxes', '4×6→3×5', '影响6'])
    expect(text).toContain(part)
})

it('is not kept by a scale that is not in use', async () => {
  const asked = { kind: 'riskRegister', id: draft.id, language: 'en', password: testPassword }
  expect((await refusalOf(engine.call('report.seal', asked))).key).toBe('riskDocument.refused.notInUse')
  expect((await engine.audit()).damages).toEqual([])
})
