import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine

const make = (draft: object) =>
  engine.call<AnyEntity>('checklistTemplate.create', {
    draft: { title: 'Keys', questions: [{ question: 'Who?' }], ...draft },
  })
const use = ({ id, revision }: AnyEntity) =>
  engine.call<AnyEntity>('checklistTemplate.move', { id, revision, step: 'putIntoUse' })
const get = async ({ id }: AnyEntity) =>
  (await engine.call<{ entity: AnyEntity }>('checklistTemplate.get', { id })).entity

beforeAll(async () => {
  engine = await testEngine()
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

it('counts versions, retires the one that is replaced, and leaves what is in use as it is', async () => {
  const first = await use(await make({}))
  expect(first).toMatchObject({ state: 'current', version: 1 })
  const other = await use(await make({ title: 'Logs' }))
  const second = await use(await make({ follows: first.id, questions: [{ question: 'Who?' }, { question: 'When?' }] }))
  expect(second).toMatchObject({ state: 'current', version: 2 })
  expect(await get(first)).toMatchObject({ state: 'retired', version: 1 })
  expect(await get(other)).toMatchObject({ state: 'current', version: 1 })
  const changes = { questions: [] }
  const edit = engine.call('checklistTemplate.update', { id: second.id, revision: second.revision, changes })
  expect((await refusalOf(edit)).key).toBe('errors.frozen')
  expect((await refusalOf(use(await make({ questions: [] })))).fields).toMatchObject([{ path: 'questions' }])
})
