import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { exerciseRules } from './exercises.rules.ts'

const close = { step: 'close' }
const at = (minute: string) => `2026-03-03T10:${minute}:00.000Z`
const exercise = (state: string) => ({ record: 'exercise', id: 'e', state })
const attack = (values: object) => ({
  record: 'attackStep',
  id: 's',
  exercise: 'self',
  outcome: 'succeeded',
  ...values,
})
const seen = { record: 'detection', id: 'd', attackStep: 's' }

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  exercise: [
    ['red and blue at once', { after: { redTeam: ['p', 'q'], blueTeam: ['q'] } }, ['onBothSides@blueTeam']],
    ['a referee who attacks', { after: { redTeam: ['p'], whiteTeam: ['p'] } }, ['refereePlays@whiteTeam']],
    ['a referee who defends', { after: { blueTeam: ['p'], whiteTeam: ['p'] } }, ['refereePlays@whiteTeam']],
    ['teams apart', { after: { redTeam: ['p'], blueTeam: ['q'], whiteTeam: ['r'] } }, []],
    ['closed with a step nobody judged', { action: close, before: {}, stored: [attack({})] }, ['stepsUnjudged@']],
    [
      'closed with a step without outcome',
      { action: close, before: {}, stored: [attack({ outcome: null }), seen] },
      ['stepsUnjudged@'],
    ],
    ['closed with all judged', { action: close, before: {}, stored: [attack({}), seen] }, []],
    ['closed with a step not run', { action: close, before: {}, stored: [attack({ outcome: 'notRun' })] }, []],
    ['following itself', { before: {}, after: { previousExercise: 'self' } }, ['previousItself@previousExercise']],
  ],
  attackStep: [
    [
      'added to a closed exercise',
      { after: { exercise: 'e' }, stored: [exercise('closed')] },
      ['exerciseClosed@exercise'],
    ],
    ['added in debriefing', { after: { exercise: 'e' }, stored: [exercise('debrief')] }, []],
    ['a tactic written as a technique', { after: { tactic: 'T1566' } }, ['tacticForm@tactic']],
    ['a tactic', { after: { tactic: 'TA0001' } }, []],
    ['a technique in small letters', { after: { technique: 't1566' } }, ['techniqueForm@technique']],
    ['a sub-technique too short', { after: { technique: 'T1566.01' } }, ['techniqueForm@technique']],
    ['a technique and more', { after: { technique: 'T1566\nT1' } }, ['techniqueForm@technique']],
    ['a technique', { after: { technique: 'T1566' } }, []],
    ['a sub-technique', { after: { technique: 'T1566.001' } }, []],
    ['ended before it started', { after: { startedAt: at('10'), endedAt: at('09') } }, ['endBeforeStart@endedAt']],
    ['succeeded at no time', { after: { outcome: 'succeeded' } }, ['ranWithoutTime@startedAt']],
    ['not run at a time', { after: { outcome: 'notRun', startedAt: at('10') } }, ['timedButNotRun@outcome']],
    ['failed at a time', { after: { outcome: 'failed', startedAt: at('10'), endedAt: at('10') } }, []],
  ],
  detection: [
    [
      'added to a cancelled exercise',
      { after: { attackStep: 's' }, stored: [attack({ exercise: 'e' }), exercise('cancelled')] },
      ['exerciseClosed@attackStep'],
    ],
    [
      'of a step not run',
      { after: { attackStep: 's' }, stored: [attack({ outcome: 'notRun' })] },
      ['stepNotRun@attackStep'],
    ],
    [
      'before the attack',
      { after: { attackStep: 's', detectedAt: at('09') }, stored: [attack({ startedAt: at('10') })] },
      ['beforeAttack@detectedAt'],
    ],
    [
      'answered before it was seen',
      { after: { detectedAt: at('10'), respondedAt: at('09') } },
      ['responseBeforeDetection@respondedAt'],
    ],
    [
      'contained before the answer',
      { after: { respondedAt: at('10'), containedAt: at('09') } },
      ['containedBeforeResponse@containedAt'],
    ],
    [
      'contained before it was seen',
      { after: { detectedAt: at('10'), containedAt: at('09') } },
      ['containedBeforeResponse@containedAt'],
    ],
    ['nothing seen at a time', { after: { outcome: 'none', detectedAt: at('10') } }, ['timesWithoutDetection@outcome']],
    [
      'in order',
      {
        after: {
          attackStep: 's',
          outcome: 'contained',
          detectedAt: at('11'),
          respondedAt: at('12'),
          containedAt: at('13'),
        },
        stored: [attack({ exercise: 'e', startedAt: at('10') }), exercise('running')],
      },
      [],
    ],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(exerciseRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(exerciseRules, record))
  })
})
