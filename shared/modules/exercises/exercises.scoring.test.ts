import { describe, expect, it } from 'vitest'
import { type DefenceKind, type DetectionOutcome, factsOfDetection } from './exercises.defence.ts'
import { judgeSteps, scoreByVector, scoreExercise } from './exercises.scoring.ts'
import { spreadOf } from './exercises.time-spread.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 3, 10) + seconds * 1000).toISOString()

function attack(
  id: string,
  outcome: 'succeeded' | 'partly' | 'failed' | 'notRun' | null,
  vector = 'phishing' as const,
) {
  return { id, vector, outcome, startedAt: outcome === 'notRun' || outcome === null ? null : at(0) }
}

function seen(
  attackStep: string,
  outcome: DetectionOutcome,
  detected?: number,
  responded?: number,
  contained?: number,
) {
  const moment = (seconds: number | undefined) => (seconds === undefined ? null : at(seconds))
  const times = { detectedAt: moment(detected), respondedAt: moment(responded), containedAt: moment(contained) }
  return factsOfDetection({ id: `${attackStep} ${outcome}`, attackStep, source: 'SIEM', outcome, ...times })
}

function fact(attackStep: string, kind: DefenceKind, seconds?: number) {
  return { attackStep, kind, at: seconds === undefined ? null : at(seconds) }
}

describe('the figures of an exercise', () => {
  const steps = [
    attack('a', 'succeeded'),
    attack('b', 'partly'),
    attack('c', 'failed'),
    attack('d', 'succeeded'),
    attack('e', 'notRun'),
    attack('f', null),
  ]
  const detections = [
    seen('a', 'logged'),
    seen('b', 'contained', 60, 120, 300),
    seen('b', 'logged', 30),
    seen('c', 'blocked', 10, 11),
    seen('d', 'none'),
    seen('e', 'blocked', 1),
  ].flat()
  const score = scoreExercise(steps, detections)

  it('count only steps that were run', () => {
    expect([score.steps, score.run]).toEqual([6, 4])
    expect(score.outcomes).toEqual({ none: 1, logged: 1, alerted: 0, contained: 1, blocked: 1 })
  })

  it('name their denominators', () => {
    expect(score.detection).toEqual({ count: 2, total: 4, percent: '50.00' })
    expect(score.visibility).toEqual({ count: 3, total: 4, percent: '75.00' })
    expect(score.prevention).toEqual({ count: 1, total: 4, percent: '25.00' })
  })

  it('take means over measured steps, from the earliest moment of each', () => {
    const judged = judgeSteps(steps, detections)
    expect(spreadOf(judged.map((step) => step.secondsToDetect))).toMatchObject({ mean: 20, count: 2 })
    expect(spreadOf(judged.map((step) => step.secondsToRespond))).toMatchObject({ mean: 46, count: 2 })
    expect(spreadOf(judged.map((step) => step.secondsToContain))).toMatchObject({ mean: 270, count: 1 })
  })

  it('say nothing of nothing', () => {
    const empty = scoreExercise([attack('e', 'notRun')], [])
    expect(empty.detection).toEqual({ count: 0, total: 0, percent: null })
  })

  it('leave out times that run backwards', () => {
    expect(judgeSteps([attack('a', 'failed')], seen('a', 'alerted', -5))).toMatchObject([{ secondsToDetect: null }])
  })
})

it('splits by vector without losing a step', () => {
  const steps = [
    attack('a', 'failed'),
    { ...attack('b', 'failed'), vector: 'nearbyPenetration' as const },
    attack('c', 'failed'),
  ]
  expect(scoreByVector(steps, []).map(({ vector, score }) => [vector, score.run])).toEqual([
    ['phishing', 2],
    ['nearbyPenetration', 1],
  ])
})

it('keeps steps that did not apply out of every denominator, and counts them beside', () => {
  const steps = [attack('a', 'failed'), attack('b', 'succeeded'), attack('c', 'notRun')]
  const facts = [fact('a', 'prevented', 5), fact('b', 'notApplicable'), fact('c', 'notApplicable')]
  const score = scoreExercise(steps, facts)
  expect([score.run, score.notApplicable]).toEqual([1, 1])
  expect(score.prevention.total).toBe(1)
})

it('measures an answer from what was noticed first, whoever noticed it', () => {
  const facts = [fact('a', 'investigated', 90), fact('a', 'logged', 30), fact('a', 'contained', 150)]
  expect(judgeSteps([attack('a', 'failed')], facts)).toMatchObject([
    { outcome: 'contained', secondsToDetect: 30, secondsToRespond: 60, secondsToContain: 120 },
  ])
})
