import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
let audit: AnyEntity

const add = (questions: readonly object[]) =>
  engine.call<{ added: number; first: string }>('checklist.add', { audit: audit.id, questions })
const rows = async () =>
  (await engine.call<Page<AnyEntity>>('checklistRow.list', { sort: [{ field: 'position' }] })).rows

beforeAll(async () => {
  engine = await testEngine()
  const period = { start: '2026-01-01', end: '2026-03-31' }
  const leadAuditor = engine.vault.actor().person
  audit = await engine.call('audit.create', { draft: { title: 'Keys', kind: 'quarterly', period, leadAuditor } })
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

describe('questions put on a checklist together', () => {
  it('stand behind the last one, in their order, as one change', async () => {
    const before = engine.entries()
    const first = await add([{ question: 'Who has keys?', objective: 'o' }, { question: 'Who had them?' }])
    expect(engine.entries()).toBe(before + 1)
    expect(first.added).toBe(2)
    await add([{ question: 'Where are they?' }])
    expect((await rows()).map(({ position, question }) => [position, question])).toEqual([
      [1, 'Who has keys?'],
      [2, 'Who had them?'],
      [3, 'Where are they?'],
    ])
  })

  it('are refused together where one of them cannot be', async () => {
    const questions = [{ question: 'Good' }, { question: 'Bad', control: '01234567-89ab-4cde-8f01-23456789abcd' }]
    expect(await refusalOf(add(questions))).toMatchObject({ code: 'invalid' })
    expect(await refusalOf(add([{ question: '' }]))).toMatchObject({ code: 'invalid' })
    expect(await rows()).toHaveLength(3)
  })
})
