import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { defenceFactRecord } from '#shared/modules/exercises/defence-fact.record.ts'
import { joinFacts } from '#shared/modules/exercises/exercises.defence.ts'
import { projectResults } from '#shared/modules/exercises/exercises.projection.ts'
import type { TrendEntry } from '#shared/modules/exercises/exercises.trend.ts'
import type { Entity } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'

const kinds = defenceFactRecord.fields.kind.choices
const outcomes = [...attackStepRecord.fields.outcome.choices, null] as const

let engine: Engine
const exercises: string[] = []

/** Numbers that scatter and are the same in each run. */
function scattered(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
}

beforeAll(async () => {
  engine = await testEngine()
  const draw = scattered(7)
  const at = () => (draw(5) === 0 ? null : `2026-01-03T10:${String(draw(60)).padStart(2, '0')}:00.000Z`)
  for (const title of ['One', 'Two', 'Without steps']) {
    const draft = { title, kind: 'redBlue', period: { start: '2026-01-01', end: '2026-01-31' } }
    exercises.push((await engine.call<AnyEntity>('exercise.create', { draft })).id)
  }
  for (let place = 0; place < 60; place += 1) {
    const outcome = outcomes[draw(outcomes.length)] ?? null
    const hasRun = outcome !== null && outcome !== 'notRun'
    const step = {
      ...{ exercise: exercises[place % 2], position: place + 1, title: `Step ${place}`, vector: 'phishing', outcome },
      startedAt: hasRun ? '2026-01-03T10:00:00.000Z' : null,
    }
    const { id } = await engine.call<AnyEntity>('attackStep.create', { draft: step })
    for (let fact = draw(4); fact > 0 && hasRun; fact -= 1) {
      const kind = kinds[draw(kinds.length)] ?? 'missed'
      const moment = kind === 'missed' || kind === 'notApplicable' ? null : at()
      const certainty = moment === null ? 'unknown' : 'exact'
      const reason = kind === 'notApplicable' ? 'Out of reach' : null
      const given = { attackStep: id, kind, at: moment, certainty, reason, source: 'SIEM' }
      // Some pairs of facts are refused by the rules, as a step that was seen and did not apply; the others stay.
      await engine.call('defenceFact.create', { draft: given }).catch(() => null)
    }
  }
})
afterAll(async () => {
  await engine.remove()
})

it('sums up in the vault what the results of each exercise say, however the facts lie', async () => {
  const trend = await engine.call<readonly TrendEntry[]>('exercises.trend', { exercises })
  const all = async <Row>(record: string) => (await engine.call<Page<Row>>(`${record}.list`, { limit: 500 })).rows
  const steps = await all<Entity<typeof attackStepRecord>>('attackStep')
  const facts = joinFacts(await all<Entity<typeof defenceFactRecord>>('defenceFact'), [])
  expect(facts.length).toBeGreaterThan(30)
  expect(trend.map(({ exercise }) => exercise)).toEqual(exercises)
  for (const { exercise, score, times } of trend) {
    const own = steps.filter((step) => step.exercise === exercise)
    const results = projectResults(
      own,
      facts.filter(({ attackStep }) => own.some(({ id }) => id === attackStep)),
    )
    expect({ score, times }).toEqual({ score: results.score, times: results.times })
  }
  expect(trend.at(-1)?.score).toMatchObject({ steps: 0, run: 0 })
})
