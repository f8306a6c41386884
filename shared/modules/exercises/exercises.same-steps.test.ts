import { describe, expect, it } from 'vitest'
import { type DefenceFacts, type DefenceKind, factOf } from './exercises.defence.ts'
import type { StepFacts } from './exercises.projection.ts'
import { attributed, countWays, runOfStep, sameSteps, wayOf } from './exercises.same-steps.ts'

function step(exercise: string, name: string, values: Partial<StepFacts> = {}): StepFacts {
  return {
    ...{ id: `${exercise} ${name}`, exercise, position: 1, title: name, vector: 'phishing', tactic: 'TA0001' },
    ...{ technique: null, target: null, outcome: 'failed', startedAt: '2026-05-11T01:00:00.000Z', endedAt: null },
    ...{ plannedStartAt: null, plannedEndAt: null, retestOf: null },
    ...values,
  }
}

function fact(attackStep: string, kind: DefenceKind, minute?: number): DefenceFacts {
  const at = minute === undefined ? null : `2026-05-11T01:${String(minute).padStart(2, '0')}:00.000Z`
  return factOf({ id: `${attackStep} ${kind}`, attackStep, kind, at, source: null })
}

const ways = (steps: readonly StepFacts[], facts: readonly DefenceFacts[]) =>
  Object.fromEntries(sameSteps(['a', 'b', 'c'], steps, facts).map(({ title, way }) => [title, way]))

describe('a re-test', () => {
  const first = step('a', 'x', { technique: 'T1566' })
  const again = step('b', 'y', { technique: 'T1204', retestOf: first.id })
  const third = step('c', 'z', { retestOf: again.id })

  it('is the same step under another technique and title, over any number of exercises', () => {
    const facts = [fact(first.id, 'logged', 5), fact(again.id, 'alerted', 5), fact(third.id, 'prevented', 5)]
    expect(ways([first, again, third], facts)).toEqual({ z: 'better' })
    const [same] = sameSteps(['a', 'b', 'c'], [first, again, third], facts)
    expect(same?.runs.map((run) => run?.outcome)).toEqual(['logged', 'alerted', 'blocked'])
  })

  it('stands alone where what it tries again is not among the steps', () => {
    expect(ways([again], [fact(again.id, 'alerted', 5)])).toEqual({ y: 'once' })
  })

  it('of itself, which no rule lets in, ends', () => {
    expect(ways([step('a', 'x', { retestOf: 'a x' })], [])).toEqual({ x: 'once' })
  })

  it.each([
    ['better', 'logged', 'alerted'],
    ['same', 'alerted', 'alerted'],
    ['worse', 'prevented', 'missed'],
    ['once', 'logged', 'notApplicable'],
  ] as const)('is %s where %s is followed by %s', (way, before, after) => {
    const runs = [runOfStep(first, [fact(first.id, before, 5)]), runOfStep(again, [fact(again.id, after, 5)])]
    expect(wayOf(runs)).toBe(way)
  })
})

describe('the same step in several exercises', () => {
  it.each([
    ['went further', ['logged', 5], ['alerted', 9], 'better'],
    ['went less far', ['prevented', 5], ['alerted', 1], 'worse'],
    ['went as far and faster', ['alerted', 9], ['alerted', 5], 'better'],
    ['went as far and slower', ['alerted', 5], ['alerted', 9], 'worse'],
    ['went as far, at times that nobody knows', ['alerted', undefined], ['alerted', 9], 'same'],
  ] as const)('%s', (_what, [before, first], [after, second], way) => {
    const steps = [step('a', 'x'), step('c', 'x')]
    expect(ways(steps, [fact('a x', before, first), fact('c x', after, second)])).toEqual({ x: way })
  })

  it('is known by technique and vector whatever its title, and named as it was last', () => {
    const technique = 'T1566'
    const steps = [step('a', 'x', { technique }), step('b', 'y', { technique }), step('b', 'z', { technique: 'T1110' })]
    const found = sameSteps(['a', 'b'], steps, [fact('b y', 'logged')])
    expect(found.map(({ title, runs, way }) => [title, runs.map((run) => run?.outcome ?? null), way])).toEqual([
      ['y', ['none', 'logged'], 'better'],
      ['z', [null, 'none'], 'once'],
    ])
    const other = [step('a', 'x', { technique }), step('b', 'x', { technique, vector: 'socialEngineering' })]
    expect(sameSteps(['a', 'b'], other, []).map(({ way }) => way)).toEqual(['once', 'once'])
  })

  it('counts with its weakest run of an exercise, and is not there where it was not run or did not apply', () => {
    const alike = [
      step('a', 'x'),
      step('a', 'x', { id: 'again' }),
      step('b', 'x'),
      step('c', 'x', { outcome: 'notRun' }),
    ]
    const facts = [fact('a x', 'prevented', 1), fact('again', 'logged', 2), fact('b x', 'notApplicable')]
    expect(sameSteps(['a', 'b', 'c'], alike, facts)[0]).toMatchObject({
      runs: [{ outcome: 'logged', secondsToDetect: 120 }, null, null],
      way: 'once',
    })
  })

  it('is counted by vector and by tactic', () => {
    const steps = [step('a', 'x'), step('b', 'x'), step('b', 'y', { vector: 'nearbyPenetration' })]
    const found = sameSteps(['a', 'b'], steps, [fact('b x', 'logged')])
    expect(countWays(found, ({ vector }) => [vector])).toEqual([
      { group: 'phishing', counts: { better: 1, same: 0, worse: 0, once: 0 } },
      { group: 'nearbyPenetration', counts: { better: 0, same: 0, worse: 0, once: 1 } },
    ])
  })

  it('is counted with each team and control of its last run, and apart where none is named', () => {
    const steps = [step('a', 'x'), step('b', 'x'), step('a', 'y'), step('b', 'y')]
    const found = sameSteps(['a', 'b'], steps, [fact('b x', 'logged'), fact('a y', 'logged')])
    const attributions = [
      { attackStep: 'b x', team: 'Watch', control: 'Alerting' },
      { attackStep: 'b x', team: 'Watch', control: 'Mail filter' },
      { attackStep: 'b x', team: '', control: '' },
      { attackStep: 'a y', team: 'Network', control: 'Alerting' },
    ]
    const better = { better: 1, same: 0, worse: 0, once: 0 }
    const worse = { better: 0, same: 0, worse: 1, once: 0 }
    expect(countWays(found, attributed(attributions, 'team'))).toEqual([
      { group: 'Watch', counts: better },
      { group: null, counts: worse },
    ])
    expect(countWays(found, attributed(attributions, 'control'))).toEqual([
      { group: 'Alerting', counts: better },
      { group: 'Mail filter', counts: better },
      { group: null, counts: worse },
    ])
  })
})
