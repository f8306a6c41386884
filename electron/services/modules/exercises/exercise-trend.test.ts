import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { defenceFactRecord } from '#shared/modules/exercises/defence-fact.record.ts'
import { detectionRecord } from '#shared/modules/exercises/detection.record.ts'
import type { ControlEvidence } from '#shared/modules/exercises/exercises.control-evidence.ts'
import { joinFacts } from '#shared/modules/exercises/exercises.defence.ts'
import { projectResults } from '#shared/modules/exercises/exercises.projection.ts'
import { judgeSteps } from '#shared/modules/exercises/exercises.scoring.ts'
import type { TrendEntry } from '#shared/modules/exercises/exercises.trend.ts'
import type { Entity } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'
import { runCommand } from '../../run.ts'

const kinds = defenceFactRecord.fields.kind.choices
const older = detectionRecord.fields.outcome.choices
const outcomes = [...attackStepRecord.fields.outcome.choices, null] as const

type Fact = Entity<typeof defenceFactRecord>

let engine: Engine
let control = ''
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
  control = (await engine.call<AnyEntity>('control.create', { draft: { title: 'Mail gate', kind: 'preventive' } })).id
  for (let place = 0; place < 80; place += 1) {
    const outcome = outcomes[draw(outcomes.length)] ?? null
    const hasRun = outcome !== null && outcome !== 'notRun'
    const step = {
      ...{ exercise: exercises[place % 2], position: place + 1, title: `Step ${place}`, vector: 'phishing', outcome },
      startedAt: hasRun ? '2026-01-03T10:00:00.000Z' : null,
    }
    const { id, revision } = await engine.call<AnyEntity>('attackStep.create', { draft: step })
    for (let fact = draw(4); fact > 0; fact -= 1) {
      const kind = kinds[draw(kinds.length)] ?? 'missed'
      const moment = kind === 'missed' || kind === 'notApplicable' ? null : at()
      const certainty = moment === null ? 'unknown' : 'exact'
      const reason = kind === 'notApplicable' ? 'Out of reach' : null
      const given = {
        attackStep: id,
        kind,
        at: moment,
        certainty,
        reason,
        source: 'SIEM',
        control: draw(2) === 0 ? null : control,
      }
      // Some pairs of facts are refused by the rules, as a step that was seen and did not apply; the others stay.
      const made = await engine.call<AnyEntity>('defenceFact.create', { draft: given }).catch(() => null)
      if (made && draw(6) === 0) await engine.call('defenceFact.archive', { id: made.id, revision: made.revision })
    }
    // As older vaults kept it; nothing but the past writes any.
    if (draw(3) === 0) {
      const [outcome, source] = [older[draw(older.length)] ?? 'none', 'Mail gateway']
      const times = { detectedAt: at(), respondedAt: at(), containedAt: at() }
      const values = { attackStep: id, source, outcome, ...times, control: draw(2) === 0 ? null : control }
      runCommand(engine.vault, ({ newId, writeManaged }) => writeManaged(detectionRecord).create(values, newId()))
    }
    if (draw(8) === 0) await engine.call('attackStep.archive', { id, revision })
  }
})
afterAll(async () => {
  await engine.remove()
})

const all = async <Row>(record: string) => (await engine.call<Page<Row>>(`${record}.list`, { limit: 500 })).rows

it('sums up in the vault what the results of each exercise say, however the facts lie', async () => {
  const trend = await engine.call<readonly TrendEntry[]>('exercises.trend', { exercises })
  const steps = await all<Entity<typeof attackStepRecord>>('attackStep')
  const [stored, detections] = [await all<Fact>('defenceFact'), await all<Entity<typeof detectionRecord>>('detection')]
  const facts = joinFacts(stored, detections)
  expect([steps.length < 80, stored.length > 30, detections.length > 10]).toEqual([true, true, true])
  const unrun = steps.filter(({ outcome }) => outcome === 'notRun' || outcome === null)
  expect(facts.filter(({ attackStep }) => unrun.some(({ id }) => id === attackStep))).not.toEqual([])
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

it('judges a control by all facts that name it, and by no others', async () => {
  const shown = await engine.call<ControlEvidence>('exercises.ofControl', { control })
  const steps = await all<Entity<typeof attackStepRecord>>('attackStep')
  const [stored, detections] = [await all<Fact>('defenceFact'), await all<Entity<typeof detectionRecord>>('detection')]
  const facts = joinFacts(
    stored.filter((fact) => fact.control === control),
    detections.filter((detection) => detection.control === control),
  )
  const named = steps.filter(({ id }) => facts.some(({ attackStep }) => attackStep === id))
  const { score } = projectResults(named, facts)
  expect(score.run).toBeGreaterThan(10)
  expect([shown.run, shown.detected, shown.blocked]).toEqual([score.run, score.detection.count, score.prevention.count])
  const judged = judgeSteps(named, facts)
  expect(shown.steps.map(({ id }) => id).toSorted()).toEqual(judged.map(({ step }) => step.id).toSorted())
  for (const { step, outcome, secondsToDetect } of judged)
    expect(shown.steps.find(({ id }) => id === step.id)).toMatchObject({ title: step.title, outcome, secondsToDetect })
  expect(shown.steps[0]?.exercise).toMatch(/One|Two/u)
})
