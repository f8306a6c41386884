import { describe, expect, it } from 'vitest'
import { entity, type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { deviationRules } from './cycles.deviation-rules.ts'
import { projectDeviations, proposedDeviation } from './cycles.deviations.ts'

const step = (name: string) => ({ step: name })
const target = { name: 'Lines', kind: 'percent', target: '100.00', measured: '97.00' }
const item = (values: object = {}) => ({
  ...{ record: 'workItem', id: 'w', state: 'done', cycle: 'c', owner: 'o', targets: [target] },
  ...values,
})
const cycle = (state: string) => ({ record: 'cycle', id: 'c', state })
const spoken = { cycle: 'c', workItem: 'w', target: 'Lines', measured: '97.00', owner: 'o' }
const other = { ...spoken, record: 'deviation', id: 'd2', state: 'open' }

const cases: readonly (readonly [string, RuleCase, readonly string[]])[] = [
  ['recorded as it is', { after: spoken, stored: [item(), cycle('check')] }, []],
  ['recorded in a closed cycle', { after: spoken, stored: [item(), cycle('closed')] }, ['cycleClosed@cycle']],
  ['of an item of another cycle', { after: spoken, stored: [item({ cycle: 'c2' })] }, ['otherCycle@workItem']],
  ['of no such target', { after: { ...spoken, target: 'Rows' }, stored: [item()] }, ['targetUnknown@target']],
  ['of another result', { after: { ...spoken, measured: '96.00' }, stored: [item()] }, ['notMissed@measured']],
  [
    'of a target reached by now',
    {
      action: step('answer'),
      before: { ...spoken, action: 'a' },
      stored: [item({ targets: [{ ...target, measured: '100.00' }] })],
    },
    ['notMissed@measured'],
  ],
  ['recorded twice', { after: spoken, stored: [item(), other] }, ['repeated@target']],
  [
    'answered with nothing',
    { action: step('answer'), before: spoken, after: { cause: 'late' }, stored: [item()] },
    ['unanswered@'],
  ],
  [
    'answered with further work',
    { action: step('answer'), before: { ...spoken, furtherWork: 'w2' }, stored: [item()] },
    [],
  ],
  ['making up for itself', { before: spoken, after: { furtherWork: 'w' }, stored: [item()] }, ['sameWork@furtherWork']],
  ['stated under another owner', { after: { ...spoken, owner: 'p' }, stored: [item()] }, ['otherOwner@owner']],
  [
    'accepted when the item has another owner by now',
    { action: step('accept'), before: spoken, stored: [item({ owner: 'acting' })] },
    ['otherOwner@owner'],
  ],
  [
    'closed with a measure open',
    {
      action: step('close'),
      before: { ...spoken, action: 'a', furtherWork: 'w2' },
      stored: [item(), { record: 'correctiveAction', id: 'a', state: 'done' }, item({ id: 'w2', state: 'done' })],
    },
    ['measuresOpen@'],
  ],
  [
    'closed with its measure verified',
    {
      action: step('close'),
      before: { ...spoken, action: 'a' },
      stored: [item(), { record: 'correctiveAction', id: 'a', state: 'verified' }],
    },
    [],
  ],
]

describe('a deviation', () => {
  it.each(cases)('%s', (_, given, expected) => {
    expect(refusedBy(deviationRules, 'deviation', given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(cases.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(deviationRules, 'deviation'))
  })

  it('is proposed for every target missed, with what was wanted and what came of it', () => {
    const reached = { name: 'None', kind: 'zero', measured: '0.00' }
    const items = [
      entity(item({ targets: [reached, target] })),
      entity(item({ id: 'w3', state: 'cancelled' })),
      entity(item({ id: 'w4' })),
    ]
    const missed = projectDeviations(items, [entity({ ...other, workItem: 'w4' })])
    expect(missed.map(({ item: { id }, deviation }) => [id, deviation?.id ?? null])).toEqual([
      ['w', null],
      ['w4', 'd2'],
    ])
    expect(missed[0] && proposedDeviation(missed[0])).toMatchObject({
      ...{ title: 'Lines: 97 (≥ 100 %)', cycle: 'c', workItem: 'w', target: 'Lines', wanted: '≥ 100 %' },
      ...{ measured: '97.00', owner: 'o' },
    })
  })
})
