import { expect, it } from 'vitest'
import { ruleInput } from '../../record/rule-case.test-support.ts'
import { exerciseConsequences } from './exercises.consequences.ts'
import { formulaVersion } from './exercises.scores.ts'

const startedAt = '2026-03-03T10:00:00.000Z'
const step = {
  ...{ record: 'attackStep', id: 's', exercise: 'self', position: 3, title: 'Phish', outcome: 'partly' },
  ...{ expected: 'alerted', startedAt },
}
const fact = { record: 'defenceFact', id: 'f', attackStep: 's', kind: 'alerted', at: '2026-03-03T10:01:00.000Z' }
const older = {
  ...{ record: 'detection', id: 'd', attackStep: 's', source: 'SIEM', outcome: 'logged' },
  detectedAt: '2026-03-03T10:00:30.000Z',
}
const stored = [step, fact, older, { ...step, id: 'other', exercise: 'another' }]
const followed = (step: string) =>
  exerciseConsequences.exercise?.({ ...ruleInput({ action: { step }, before: {}, stored }), id: 'self' })

it('keeps the formula and what each step is scored by when an exercise is closed, old sightings too', () => {
  const kept = {
    ...{ id: 's', position: 3, title: 'Phish', outcome: 'partly', expected: 'alerted' },
    ...{ logged: true, alerted: true, contained: false, prevented: false, notApplicable: false, judged: true },
    ...{ secondsToLog: 30, secondsToAlert: 60, secondsToAcknowledge: null, secondsToContain: null },
  }
  expect(followed('close')).toEqual([
    { record: 'exercise', id: 'self', changes: { formula: formulaVersion, scored: [kept] } },
  ])
})

it('keeps nothing on any other step', () => {
  expect(followed('finish')).toEqual([])
})
