import { expect, it } from 'vitest'
import { controlEvidence } from './exercises.control-evidence.ts'
import type { DefenceFacts, DefenceKind } from './exercises.defence.ts'
import type { StepFacts } from './exercises.projection.ts'

const step = (id: string, outcome: StepFacts['outcome'], startedAt: string | null): StepFacts => ({
  ...{ id, exercise: 'e', position: 1, title: id, vector: 'phishing', tactic: null, technique: null, target: null },
  ...{ outcome, startedAt, endedAt: null },
})
const fact = (attackStep: string, kind: DefenceKind, at: string | null): DefenceFacts => ({
  ...{ id: `${attackStep} ${kind}`, attackStep, kind, at, source: null },
  of: { record: 'defenceFact', id: attackStep },
})

it('judges each step by the facts of the control, the latest first, and leaves out what did not run or apply', () => {
  const steps = [
    step('early', 'succeeded', '2026-01-01T10:00:00.000Z'),
    step('late', 'failed', '2026-03-01T10:00:00.000Z'),
    step('unrun', 'notRun', null),
    step('apart', 'succeeded', '2026-02-01T10:00:00.000Z'),
  ]
  const { steps: judged, score } = controlEvidence(steps, [
    fact('early', 'missed', null),
    fact('late', 'prevented', '2026-03-01T10:00:30.000Z'),
    fact('apart', 'notApplicable', null),
  ])
  expect(judged.map((one) => [one.step.id, one.outcome, one.secondsToDetect])).toEqual([
    ['late', 'blocked', 30],
    ['early', 'none', null],
  ])
  expect(score).toMatchObject({ run: 2, notApplicable: 1, detection: { count: 1, total: 2 }, prevention: { count: 1 } })
})
