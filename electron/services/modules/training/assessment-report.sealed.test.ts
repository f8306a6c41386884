import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { testPassword } from '../../testing/test-workbench.ts'

let engine: Engine
let assessment: AnyEntity

const move = async (record: string, entity: AnyEntity, step: string, changes: object = {}) =>
  await engine.call<AnyEntity>(`${record}.move`, { id: entity.id, revision: entity.revision, step, changes })
const sealed = { kind: 'assessment', language: 'en', password: testPassword } as const

beforeAll(async () => {
  engine = await testEngine()
  const people = [await engine.addMember('ada', ['auditor']), await engine.addMember('bob', ['auditor'])]
  await engine.addMember('tom', ['trainer'])
  await engine.addMember('lee', ['lead'])
  await engine.as('tom')
  const missing = 'notApplicable'
  const components = [
    { name: 'Exam 笔试', kind: 'exam', weight: '60', maximum: '50', missing, marks: 3, dropLowest: 1 },
    { name: 'Practice', kind: 'practice', weight: '40', maximum: '10', missing, normalisation: 'best' },
  ]
  const draft = {
    ...{ title: 'Autumn 秋季考核', period: { start: '2026-01-01', end: '2026-03-31' }, passMark: '60', components },
    participants: people.map(({ id }) => id),
  }
  assessment = await move('assessment', await engine.call('assessment.create', { draft }), 'open')
  const exam = (points: readonly string[]) =>
    points.map((given, place) => ({ component: 'Exam 笔试', mark: place + 1, points: given }))
  const points = [[...exam(['40', '20', '45']), { component: 'Practice', points: '8' }], [...exam(['25', '24', '10'])]]
  for (const [place, { id: person }] of people.entries())
    await engine.call('score.create', {
      draft: { assessment: assessment.id, person, scoredBy: engine.vault.actor().person, components: points[place] },
    })
})
afterAll(() => engine.remove())

it('is refused while the results can still change', async () => {
  const refusal = await refusalOf(engine.call('report.seal', { ...sealed, id: assessment.id }))
  expect(refusal.key).toBe('assessmentDocument.refused.notPublished')
})

it('is genuine to every judge once published, and says how each total came about', async () => {
  assessment = await move('assessment', assessment, 'startModeration')
  await engine.as('lee')
  for (const score of (await engine.call<Page<AnyEntity>>('score.list', {})).rows)
    await move('score', score, 'moderate')
  assessment = await move('assessment', assessment, 'publish')
  for (const language of ['en', 'zh-CN'] as const) {
    const text = (await sealGenuine(engine, { kind: 'assessment', id: assessment.id, language })).join('')
    for (const part of ['Autumn秋季考核', 'Exam笔试', 'Practice', '20.00', '51.00', '91.00', '49.00'])
      expect(text).toContain(part)
  }
})

it('is refused to who sees a part of the scores', async () => {
  await engine.as('ada')
  const { password, ...drawn } = sealed
  for (const asked of [
    engine.call('report.seal', { ...sealed, id: assessment.id }),
    engine.call('report.draw', { ...drawn, id: assessment.id }),
  ])
    expect((await refusalOf(asked)).key).toBe('assessmentDocument.refused.ownOnly')
})
