import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import { cycleRules } from './cycles.rules.ts'

const step = (name: string) => ({ step: name })
const year = (number: number) => ({ start: `${number}-01-01`, end: `${number}-12-31` })
const cycle = (values: object = {}) => ({ record: 'cycle', id: 'c', state: 'do', period: year(2026), ...values })
const item = (state: string, values: object = {}) => ({
  record: 'workItem',
  id: `i-${state}`,
  state,
  cycle: 'self',
  ...values,
})
const unmeasured = { targets: [{ kind: 'zero', measured: null }] }
const agreed = { owner: 'p', targets: [{ kind: 'zero' }], targetsApprovedBy: 'q' }
const missed = { targets: [{ name: 't', kind: 'zero', measured: '2.00' }] }
const deviation = (state: string, values: object = {}) => ({
  ...{ record: 'deviation', id: 'd', state, cycle: 'self', workItem: 'i-done', target: 't', measured: '2.00' },
  ...values,
})
const measured = { targets: [{ kind: 'zero', measured: '0.00' }] }

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  cycle: [
    ['done without work items', { action: step('startDo'), before: {} }, ['noWorkItems@']],
    ['done with a work item agreed', { action: step('startDo'), before: {}, stored: [item('agreed', agreed)] }, []],
    [
      'done with nobody in the lead of an item',
      { action: step('startDo'), before: {}, stored: [item('agreed', { ...agreed, owner: null })] },
      ['itemsUnowned@'],
    ],
    [
      'done with targets not set or not approved',
      {
        action: step('startDo'),
        before: {},
        stored: [item('planned', { owner: 'p' }), item('proposed', { ...agreed, targetsApprovedBy: null })],
      },
      ['targetsMissing@', 'targetsUnapproved@'],
    ],
    [
      'checked with an item not started',
      { action: step('startCheck'), before: {}, stored: [item('agreed', measured)] },
      ['itemsNotStarted@'],
    ],
    [
      'checked with all started',
      { action: step('startCheck'), before: {}, stored: [item('blocked'), item('done', measured)] },
      [],
    ],
    [
      'checked with a target unmeasured',
      { action: step('startCheck'), before: {}, stored: [item('done', unmeasured)] },
      ['targetsUnmeasured@'],
    ],
    [
      'checked with all measured',
      { action: step('startCheck'), before: {}, stored: [item('done', measured), item('cancelled', unmeasured)] },
      [],
    ],
    [
      'acting with a missed target that nothing speaks of',
      { action: step('startAct'), before: {}, stored: [item('done', missed), item('cancelled', missed)] },
      ['deviationsUnrecorded@'],
    ],
    [
      'acting with a deviation of an earlier result only',
      {
        action: step('startAct'),
        before: {},
        stored: [item('done', missed), deviation('accepted', { measured: '3.00' })],
      },
      ['deviationsUnrecorded@'],
    ],
    [
      'acting with a deviation unanswered',
      { action: step('startAct'), before: {}, stored: [item('done', missed), deviation('open')] },
      ['deviationsUnanswered@'],
    ],
    [
      'acting with every deviation answered',
      { action: step('startAct'), before: {}, stored: [item('done', missed), deviation('answered')] },
      [],
    ],
    ['closed with an item open', { action: step('close'), before: {}, stored: [item('inProgress')] }, ['itemsOpen@']],
    [
      'closed with an item carried over',
      { action: step('close'), before: { carriedOver: 'next year' }, stored: [item('inProgress')] },
      [],
    ],
    ['closed with all settled', { action: step('close'), before: {}, stored: [item('done'), item('cancelled')] }, []],
    [
      'shortened below its work',
      {
        before: { period: year(2026) },
        after: { period: { start: '2026-01-01', end: '2026-06-30' } },
        stored: [item('planned', { startOn: '2026-02-02', dueOn: '2026-07-01' })],
      },
      ['itemsOutside@period'],
    ],
    [
      'shortened around its work',
      {
        before: { period: year(2026) },
        after: { period: { start: '2026-01-01', end: '2026-06-30' } },
        stored: [
          item('planned', { startOn: '2025-12-01', dueOn: '2026-06-30' }),
          item('cancelled', { startOn: '2026-08-01', dueOn: '2026-09-01' }),
        ],
      },
      [],
    ],
    ['following itself', { before: {}, after: { previousCycle: 'self' } }, ['previousItself@previousCycle']],
    [
      'following a later one',
      { after: { previousCycle: 'c', period: year(2026) }, stored: [cycle({ period: year(2027) })] },
      ['previousLater@previousCycle'],
    ],
    ['following an earlier one', { after: { previousCycle: 'c', period: year(2027) }, stored: [cycle()] }, []],
  ],
  workItem: [
    ['added to a closed cycle', { after: { cycle: 'c' }, stored: [cycle({ state: 'closed' })] }, ['cycleClosed@cycle']],
    ['due before it starts', { after: { startOn: '2026-02-02', dueOn: '2026-02-01' } }, ['dueBeforeStart@dueOn']],
    [
      'starting after its cycle',
      { after: { cycle: 'c', startOn: '2027-01-01' }, stored: [cycle()] },
      ['outsideCycle@startOn'],
    ],
    [
      'due after its cycle',
      { after: { cycle: 'c', startOn: '2026-01-01', dueOn: '2027-01-01' }, stored: [cycle()] },
      ['dueOutsideCycle@dueOn'],
    ],
    [
      'due before its cycle',
      { after: { cycle: 'c', startOn: '2025-01-01', dueOn: '2025-12-31' }, stored: [cycle()] },
      ['dueOutsideCycle@dueOn'],
    ],
    [
      'measured though it was always due after its cycle',
      { before: { cycle: 'c', dueOn: '2027-01-01' }, after: { progress: '10.00' }, stored: [cycle()] },
      [],
    ],
    [
      'waiting for the same twice',
      { after: { dependsOn: [{ item: 'i-done' }, { item: 'i-done' }] } },
      ['dependencyRepeated@dependsOn'],
    ],
    [
      'waiting for what waits for it',
      {
        before: { title: 'self' },
        after: { dependsOn: [{ item: 'i-done' }] },
        stored: [item('done', { dependsOn: [{ item: 'self' }] })],
      },
      ['dependencyRing@dependsOn'],
    ],
    [
      'waiting for what is done',
      { before: {}, after: { dependsOn: [{ item: 'i-done' }] }, stored: [item('done', { dependsOn: [] })] },
      [],
    ],
    [
      'taken back though it goes on',
      { action: step('takeBack'), before: {}, stored: [item('planned', { carriedFrom: 'self' })] },
      ['carriedOn@'],
    ],
    [
      'prepared before its cycle',
      { after: { cycle: 'c', startOn: '2025-12-01', dueOn: '2026-12-31' }, stored: [cycle()] },
      [],
    ],
    [
      'a number without a value',
      { after: { targets: [{ kind: 'zero' }, { kind: 'number' }] } },
      ['targetMissing@targets.1.target'],
    ],
    [
      'more than all',
      { after: { targets: [{ kind: 'percent', target: '100.01' }] } },
      ['percentAboveHundred@targets.0.target'],
    ],
    ['all and none', { after: { targets: [{ kind: 'percent', target: '100.00' }, { kind: 'zero' }] } }, []],
    [
      'finished with a milestone open',
      { action: step('finish'), before: { milestones: [{ title: 'm', doneOn: null }] } },
      ['milestonesOpen@'],
    ],
    [
      'finished with all reached',
      { action: step('finish'), before: { milestones: [{ title: 'm', doneOn: '2026-02-02' }] } },
      [],
    ],
    [
      'a target moved once it is proposed',
      {
        before: { state: 'proposed', targets: [{ kind: 'number', target: '95.00' }] },
        after: { targets: [{ kind: 'number', target: '90.00' }] },
      },
      ['targetsFixed@targets'],
    ],
    [
      'a target moved while it is planned',
      {
        before: { state: 'planned', targets: [{ kind: 'number', target: '95.00' }] },
        after: { targets: [{ kind: 'number', target: '90.00' }] },
      },
      [],
    ],
    ['measured while the work goes on', { before: { state: 'inProgress', ...unmeasured }, after: measured }, []],
    [
      'carried over in a ring',
      { before: {}, after: { carriedFrom: 'i-done' }, stored: [item('done', { carriedFrom: 'self' })] },
      ['carriedFromItself@carriedFrom'],
    ],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(cycleRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(cycleRules, record))
  })
})
