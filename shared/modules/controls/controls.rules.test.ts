import { describe, expect, it } from 'vitest'
import { caseDay, type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { controlConsequences, controlRules } from './controls.rules.ts'

const step = (name: string) => ({ step: name })
const control = (values: object = {}) => ({
  record: 'control',
  id: 'c',
  state: 'operating',
  cadenceMonths: 3,
  ...values,
})
const mapped = (framework: string, identifier: string) => ({ after: { frameworks: [{ framework, identifier }] } })
const misnamed = (kind: string) => [`identifier${kind}@frameworks.0.identifier`]

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  control: [
    ['ISO without its A', mapped('iso27001', '8.1'), misnamed('Form')],
    ['ISO of an older edition', mapped('iso27001', 'A.9.4.2'), misnamed('OtherEdition')],
    ['ISO past its last control', mapped('iso27001', 'A.5.38'), misnamed('Unknown')],
    ['ISO', mapped('iso27001', 'A.8.34'), []],
    ['CSF without its digits', mapped('nistCsf', 'GV.OC'), misnamed('Form')],
    ['CSF of an older edition', mapped('nistCsf', 'PR.AC-1'), misnamed('OtherEdition')],
    ['CSF that was given up', mapped('nistCsf', 'PR.AC-01'), misnamed('Unknown')],
    ['CSF', mapped('nistCsf', 'DE.CM-09'), []],
    ['MLPS as text', mapped('mlps', '访问控制'), misnamed('Form')],
    ['MLPS of another level', mapped('mlps', '5.1.4.2'), misnamed('OtherEdition')],
    ['MLPS of a chapter that is left out', mapped('mlps', '6.1.9.1'), misnamed('Withheld')],
    ['MLPS', mapped('mlps', '8.1.4.2a'), []],
    [
      'mapped twice',
      {
        after: {
          frameworks: [mapped('mlps', '8.1.4.1').after.frameworks[0], mapped('mlps', '8.1.4.1').after.frameworks[0]],
        },
      },
      ['mappedTwice@frameworks'],
    ],
  ],
  controlCheck: [
    [
      'of a retired control',
      { after: { control: 'c' }, stored: [control({ state: 'retired' })] },
      ['controlRetired@control'],
    ],
    ['of a working control', { after: { control: 'c' }, stored: [control()] }, []],
    [
      'submitted before its day',
      { action: step('submit'), before: { performedOn: '2026-11-23' } },
      ['inFuture@performedOn'],
    ],
    ['submitted on its day', { action: step('submit'), before: { performedOn: caseDay } }, []],
    ['a sample above its population', { after: { population: 10, sampleSize: 11 } }, ['sampleTooLarge@sampleSize']],
    ['more deviations than samples', { after: { sampleSize: 3, deviations: 4 } }, ['deviationsOverSample@deviations']],
    [
      'steps without outcome',
      { action: step('submit'), before: { steps: [{ step: 's' }, { outcome: 'notDone' }] } },
      ['stepsOpen@steps'],
    ],
    [
      'effective in spite of a step',
      { action: step('submit'), before: { steps: [{ outcome: 'deviates' }], result: 'effective' } },
      ['stepDeviates@result'],
    ],
    [
      'partly effective with a step that deviates',
      { action: step('submit'), before: { steps: [{ outcome: 'deviates' }], result: 'partlyEffective' } },
      [],
    ],
    [
      'a drawn sample without seed',
      { action: step('submit'), before: { population: 10, sampleSize: 3 } },
      ['seedMissing@samplingSeed'],
    ],
    [
      'a drawn sample with seed',
      { action: step('submit'), before: { population: 10, sampleSize: 3, samplingSeed: '7' } },
      [],
    ],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(controlRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(controlRules, record))
  })
})

describe('a reviewed check', () => {
  const renewed = (values: object, stored: object = {}, name = 'review') =>
    controlConsequences.controlCheck?.({
      ...ruleInput({
        action: step(name),
        before: { control: 'c', performedOn: '2026-11-30', result: 'effective', ...values },
        stored: [control(stored)],
      }),
      id: 'self',
    })

  it.each([
    ['sets the day of the next one', {}, {}, '2027-02-28'],
    ['moves an earlier day', {}, { nextCheckOn: '2027-02-27' }, '2027-02-28'],
  ])('%s', (_, values, stored, nextCheckOn) => {
    expect(renewed(values, stored)).toEqual([{ record: 'control', id: 'c', changes: { nextCheckOn } }])
  })

  it('leaves a later day, a control without cadence, and one that was not tested', () => {
    expect(renewed({}, { nextCheckOn: '2027-03-01' })).toEqual([])
    expect(renewed({}, { cadenceMonths: null })).toEqual([])
    expect(renewed({ result: 'notTested' })).toEqual([])
    expect(renewed({}, {}, 'submit')).toEqual([])
  })
})
