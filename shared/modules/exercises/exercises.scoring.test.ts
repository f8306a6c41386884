import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bestOutcome,
  type DetectionOutcome,
  detectionOutcomes,
  scoreByVector,
  scoreExercise,
} from './exercises.scoring.ts'

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
  return {
    attackStep,
    outcome,
    detectedAt: moment(detected),
    respondedAt: moment(responded),
    containedAt: moment(contained),
  }
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
    seen('b', 'alerted', 60, 120, 300),
    seen('b', 'logged', 30),
    seen('c', 'blocked', 10, 11),
    seen('d', 'none'),
    seen('e', 'blocked', 1),
  ]
  const score = scoreExercise(steps, detections)

  it('count only steps that were run', () => {
    expect([score.steps, score.run]).toEqual([6, 4])
    expect(score.outcomes).toEqual({ none: 1, logged: 1, alerted: 1, contained: 0, blocked: 1 })
  })

  it('name their denominators', () => {
    expect(score.detection).toEqual({ count: 2, total: 4, percent: '50.00' })
    expect(score.visibility).toEqual({ count: 3, total: 4, percent: '75.00' })
    expect(score.prevention).toEqual({ count: 1, total: 4, percent: '25.00' })
  })

  it('give points to both sides', () => {
    expect(score.redPoints).toEqual({ count: 5, total: 8, percent: '62.50' })
    expect(score.bluePoints).toEqual({ count: 7, total: 16, percent: '43.75' })
  })

  it('take means over measured steps, from the earliest moment of each', () => {
    expect(score.meanTimeToDetect).toEqual({ seconds: 20, count: 2 })
    expect(score.meanTimeToRespond).toEqual({ seconds: 46, count: 2 })
    expect(score.meanTimeToContain).toEqual({ seconds: 270, count: 1 })
  })

  it('say nothing of nothing', () => {
    const empty = scoreExercise([attack('e', 'notRun')], [])
    expect(empty.detection).toEqual({ count: 0, total: 0, percent: null })
    expect(empty.meanTimeToDetect).toEqual({ seconds: null, count: 0 })
  })

  it('leave out times that run backwards', () => {
    expect(scoreExercise([attack('a', 'failed')], [seen('a', 'alerted', -5)]).meanTimeToDetect.count).toBe(0)
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

it('takes the best outcome whatever the order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...detectionOutcomes)), (outcomes) => {
      const best = bestOutcome(outcomes.map((outcome) => ({ outcome })))
      expect(best).toBe(bestOutcome(outcomes.toReversed().map((outcome) => ({ outcome }))))
      for (const outcome of outcomes)
        expect(detectionOutcomes.indexOf(outcome)).toBeLessThanOrEqual(detectionOutcomes.indexOf(best))
      expect(outcomes.length === 0 ? best === 'none' : outcomes.includes(best)).toBe(true)
    }),
  )
})
