import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defenceFactRecord } from './defence-fact.record.ts'
import type { DefenceKind, DetectionOutcome } from './exercises.defence.ts'
import { measureSteps } from './exercises.measures.ts'
import { formulaVersion, projectScores } from './exercises.scores.ts'
import { scoreExercise } from './exercises.scoring.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 3, 10) + seconds * 1000).toISOString()

function step(position: number, outcome: 'succeeded' | 'partly' | 'failed' | 'notRun', expected?: DetectionOutcome) {
  const startedAt = outcome === 'notRun' ? null : at(0)
  return { id: `s${position}`, position, title: `Step ${position}`, outcome, expected: expected ?? null, startedAt }
}

function fact(position: number, kind: DefenceKind, seconds?: number) {
  return { attackStep: `s${position}`, kind, at: seconds === undefined ? null : at(seconds) }
}

const silent = {
  ...{ pointsLogged: null, pointsAlerted: null, pointsContained: null, pointsBlocked: null },
  ...{ pointsPartly: null, pointsSucceeded: null, formula: null, scored: [] },
}

const steps = [
  step(1, 'failed', 'alerted'),
  step(2, 'partly', 'alerted'),
  step(3, 'succeeded', 'logged'),
  step(4, 'succeeded', 'blocked'),
  step(5, 'failed'),
  step(6, 'succeeded', 'alerted'),
  step(7, 'notRun', 'blocked'),
]
const facts = [
  ...[fact(1, 'prevented', 5)],
  ...[fact(2, 'logged', 10), fact(2, 'alerted', 60), fact(2, 'acknowledged', 90), fact(2, 'contained', 300)],
  ...[fact(3, 'logged', 30), fact(3, 'logged', 20)],
  ...[fact(4, 'missed')],
  ...[fact(5, 'contained', 500), fact(5, 'alerted', -5)],
  ...[fact(6, 'notApplicable'), fact(6, 'nearMiss', 4)],
]
const measures = measureSteps(steps, facts)
const scores = projectScores(silent, measures)

describe('the scores of an exercise', () => {
  it('name numerator and denominator of every rate, over steps that ran and applied', () => {
    expect(scores.rates).toEqual({
      visibility: { count: 4, total: 5, percent: '80.00' },
      alert: { count: 2, total: 5, percent: '40.00' },
      detection: { count: 3, total: 5, percent: '60.00' },
      prevention: { count: 1, total: 5, percent: '20.00' },
    })
  })

  it('measure times from the start of the step by the earliest fact, and none that runs backwards', () => {
    expect(scores.times).toEqual([
      { measure: 'log', median: 15, mean: 15, shortest: 10, longest: 20, count: 2, of: 5 },
      { measure: 'alert', median: 60, mean: 60, shortest: 60, longest: 60, count: 1, of: 5 },
      { measure: 'acknowledge', median: 90, mean: 90, shortest: 90, longest: 90, count: 1, of: 5 },
      { measure: 'contain', median: 400, mean: 400, shortest: 300, longest: 500, count: 2, of: 5 },
    ])
  })

  it('hold what happened against what was expected, where something was', () => {
    expect(scores.steps.map(({ against }) => against)).toEqual(['better', 'better', 'asExpected', 'worse', null, null])
    expect(scores.expectations).toEqual({
      ...{ better: 2, asExpected: 1, worse: 1, unstated: 1 },
      met: { count: 3, total: 4, percent: '75.00' },
    })
  })

  it('give points to both sides by the weights of the exercise', () => {
    expect(scores.points.red).toEqual({ count: 5, total: 10, percent: '50.00' })
    expect(scores.points.blue).toEqual({ count: 11, total: 20, percent: '55.00' })
    const heavy = projectScores({ ...silent, pointsBlocked: 10, pointsSucceeded: 3 }, measures)
    expect(heavy.points.red).toEqual({ count: 7, total: 15, percent: '46.67' })
    expect(heavy.points.blue).toEqual({ count: 17, total: 50, percent: '34.00' })
  })

  it('say beside them what VECTR and PurpleOps would', () => {
    expect(scores.vectr).toEqual({ blocked: 1, alerted: 2, logged: 1, none: 1, notApplicable: 1, toBeDetermined: 0 })
    expect(scores.purpleOps).toEqual({ outcomes: { prevented: 1, alerted: 2, logged: 1, missed: 1 }, score: 53 })
    const untouched = projectScores(silent, measureSteps([step(1, 'failed')], []))
    expect(untouched.steps[0]).toMatchObject({ vectr: 'toBeDetermined', purpleOps: 'missed', outcome: 'none' })
  })

  it('say nothing of nothing', () => {
    const none = projectScores(silent, [])
    expect([none.rates.detection.percent, none.points.red.percent, none.purpleOps.score]).toEqual([null, null, null])
  })

  it('stand on what was kept once they are frozen, whatever becomes of the steps', () => {
    const closed = { ...silent, formula: formulaVersion, scored: [...measures] }
    expect(projectScores(closed, [])).toEqual({ ...scores, isFrozen: true })
  })
})

it('gives the same rates of what is kept as of the facts themselves, whatever they are', () => {
  const kinds = fc.array(fc.constantFrom(...defenceFactRecord.fields.kind.choices), { maxLength: 6 })
  const runs = fc.array(fc.tuple(fc.constantFrom('succeeded', 'partly', 'failed', 'notRun'), kinds), { maxLength: 8 })
  fc.assert(
    fc.property(runs, (found) => {
      const taken = found.map(([outcome], place) => ({ ...step(place + 1, outcome), vector: 'phishing' as const }))
      const seen = found.flatMap(([, of], place) => of.map((kind) => fact(place + 1, kind, 1)))
      const { rates, steps: kept } = projectScores(silent, measureSteps(taken, seen))
      const { visibility, detection, prevention, notApplicable } = scoreExercise(taken, seen)
      expect({ ...rates, alert: null }).toEqual({ visibility, detection, prevention, alert: null })
      expect(kept.filter(({ outcome }) => outcome === null)).toHaveLength(notApplicable)
    }),
  )
})
