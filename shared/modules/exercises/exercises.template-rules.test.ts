import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { exerciseTemplateRules } from './exercises.template-rules.ts'

const steps = [{ position: 1 }, { position: 3 }]
const waits = (position: number, values: object = {}) => ({ position, afterInject: null, afterStep: null, ...values })

const cases: readonly (readonly [string, RuleCase, readonly string[]])[] = [
  ['nothing but a title', { after: {} }, []],
  [
    'a whole one',
    {
      after: {
        steps: [{ position: 1, tactic: 'TA0001', technique: 'T1566.001' }, { position: 3 }],
        injects: [waits(2, { afterInject: 1 }), waits(1), waits(4, { afterStep: 3 })],
        cards: [{ step: 3 }, { step: null }],
      },
    },
    [],
  ],
  ['two steps at one position', { after: { steps: [...steps, { position: 1 }] } }, ['stepTwice@steps.2.position']],
  ['two injects at one position', { after: { injects: [waits(1), waits(1)] } }, ['injectTwice@injects.1.position']],
  ['a tactic by its name', { after: { steps: [{ position: 1, tactic: 'Impact' }] } }, ['tacticForm@steps.0.tactic']],
  [
    'a technique in small letters',
    { after: { steps: [{ position: 1, technique: 't1566' }] } },
    ['techniqueForm@steps.0.technique'],
  ],
  [
    'an inject that waits for two',
    { after: { steps, injects: [waits(1), waits(2, { afterInject: 1, afterStep: 3 })] } },
    ['waitsForTwo@injects.1.afterStep'],
  ],
  [
    'an inject that waits for none of its template',
    { after: { injects: [waits(1, { afterInject: 2 })] } },
    ['injectMissing@injects.0.afterInject'],
  ],
  [
    'an inject that waits for a step of another template',
    { after: { steps, injects: [waits(1, { afterStep: 2 })] } },
    ['stepMissing@injects.0.afterStep'],
  ],
  [
    'injects that wait for each other, beside one that waits for them',
    { after: { injects: [waits(1, { afterInject: 2 }), waits(2, { afterInject: 3 }), waits(3, { afterInject: 2 })] } },
    ['waitsForItself@injects.1.afterInject'],
  ],
  ['a card for no step', { after: { steps, cards: [{ step: 3 }, { step: 2 }] } }, ['cardStepMissing@cards.1.step']],
]

describe('a template of exercises', () => {
  it.each(cases)('%s', (_name, given, expected) => {
    expect(refusedBy(exerciseTemplateRules, 'exerciseTemplate', given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = cases.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0]))
    expect([...new Set(refused)].toSorted()).toEqual(ruleNames(exerciseTemplateRules, 'exerciseTemplate'))
  })
})
