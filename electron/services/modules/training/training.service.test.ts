import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

describe('points of many people', () => {
  let engine: Engine
  let assessment: AnyEntity
  let ada: AnyEntity
  let bob: AnyEntity

  const list = async () => {
    const { rows } = await engine.call<Page<AnyEntity>>('score.list', {})
    return new Map(rows.map((row) => [row.person, row]))
  }
  const enter = (rows: readonly object[]) => engine.call('training.enterPoints', { assessment: assessment.id, rows })
  const row = (person: AnyEntity, points: string, score: AnyEntity | null = null) => ({
    person: person.id,
    score: score && { id: score.id, revision: score.revision },
    points: { components: [{ component: 'Exam', points }] },
  })

  beforeAll(async () => {
    engine = await testEngine()
    ada = await engine.addMember('ada', ['auditor'])
    bob = await engine.addMember('bob', ['auditor'])
    await engine.addMember('tom', ['trainer'])
    await engine.as('tom')
    const scheme = { name: 'Exam', kind: 'exam', weight: '100', maximum: '50', missing: 'notApplicable' }
    const draft = {
      ...{ title: 'Autumn', period: { start: '2026-10-01', end: '2026-12-31' }, passMark: '60' },
      ...{ components: [scheme], participants: [ada.id, bob.id] },
    }
    const made = await engine.call<AnyEntity>('assessment.create', { draft })
    assessment = await engine.call('assessment.move', { id: made.id, revision: made.revision, step: 'open' })
  })
  afterAll(() => engine.remove())

  it('are one change of the journal, by whoever entered them', async () => {
    expect(await enter([row(ada, '40'), row(bob, '30')])).toEqual({ entered: 2 })
    const scores = await list()
    const histories = await Promise.all(
      [ada, bob].map(({ id }) =>
        engine.call<{ readonly entries: readonly HistoryEntry[] }>('score.history', { id: scores.get(id)?.id }),
      ),
    )
    expect(new Set(histories.flatMap(({ entries }) => entries.map(({ revision }) => revision))).size).toBe(1)
    expect(scores.get(ada.id)?.components).toMatchObject([{ component: 'Exam', points: '40.00' }])
    expect(scores.get(ada.id)?.scoredBy).toBe(engine.vault.actor().person)
  })

  it('change together or not at all, and a refusal names the person', async () => {
    const before = await list()
    const refusal = await refusalOf(
      enter([row(ada, '45', before.get(ada.id) ?? null), row(bob, '50.01', before.get(bob.id) ?? null)]),
    )
    expect(refusal).toMatchObject({ code: 'invalid', parameters: { person: bob.id } })
    expect((await list()).get(ada.id)?.components).toMatchObject([{ points: '40.00' }])
    await enter([row(ada, '45', before.get(ada.id) ?? null)])
    expect((await list()).get(ada.id)?.components).toMatchObject([{ points: '45.00' }])
    const stale = await refusalOf(enter([row(ada, '46', before.get(ada.id) ?? null)]))
    expect(stale).toMatchObject({ code: 'conflict' })
  })

  it('are entered by those who may write scores alone', async () => {
    await engine.as('ada')
    expect(await refusalOf(enter([row(ada, '50')]))).toMatchObject({ code: 'forbidden' })
    await engine.as('tom')
  })
})
