import type { RuleCase } from '../../record/rule-case.test-support.ts'
import { rulesHash } from './exercises.approval-rules.ts'

const at = (minute: string) => `2026-11-22T11:${minute}:00.000Z`
const exercise = (values: object) => ({ record: 'exercise', id: 'e', state: 'running', begunAt: at('00'), ...values })
const rules = { scope: 'House', rules: 'All' }
const planned = exercise({ ...rules, state: 'planned', approvers: ['p'] })
const asked = { exercise: 'e', person: 'p', rulesHash: rulesHash(rules) }
const stored = (values: object) => ({ record: 'inject', id: 'i', exercise: 'e', ...values })
const step = (values: object) => ({ record: 'attackStep', id: 's', exercise: 'e', ...values })
const elsewhere = { exercise: 'f' }
const both = [exercise({}), exercise({ id: 'f' })]
const delivered = { exercise: 'e', deliveredAt: at('30'), deliveredBy: 'p' }

type Case = readonly [string, RuleCase, readonly string[]]

const delivery: readonly Case[] = [
  [
    'moved out of a closed exercise',
    { before: { exercise: 'e' }, after: { exercise: 'f' }, stored: [exercise({ state: 'closed' })] },
    ['exerciseClosed@exercise'],
  ],
  [
    'archived in a cancelled exercise',
    { action: 'archive', before: { exercise: 'e' }, stored: [exercise({ state: 'cancelled' })] },
    ['exerciseClosed@exercise'],
  ],
  [
    'delivered at a time to come',
    { after: { ...delivered, deliveredAt: '2026-11-22T12:00:00.001Z' }, stored: [exercise({})] },
    ['deliveredInFuture@deliveredAt'],
  ],
  [
    'delivered before the start',
    { after: delivered, stored: [exercise({ begunAt: at('31') })] },
    ['deliveredBeforeStart@deliveredAt'],
  ],
  [
    'delivered while the exercise is planned',
    { after: delivered, stored: [exercise({ state: 'planned', begunAt: null })] },
    ['deliveredBeforeStart@deliveredAt'],
  ],
  [
    'delivered by nobody',
    { after: { ...delivered, deliveredBy: null }, stored: [exercise({})] },
    ['deliveredUnsigned@deliveredBy'],
  ],
  [
    'somebody at no time',
    { after: { ...delivered, deliveredAt: null }, stored: [exercise({})] },
    ['deliveredUnsigned@deliveredBy'],
  ],
  ['delivered while it is halted', { after: delivered, stored: [exercise({ state: 'halted' })] }, []],
  [
    'moved without a word',
    { before: delivered, after: { deliveredAt: at('29') }, stored: [exercise({})] },
    ['correctedWithoutReason@correction'],
  ],
  [
    'taken back after an hour without a word',
    {
      before: { ...delivered, deliveredAt: at('01') },
      after: { deliveredAt: null, deliveredBy: null },
      stored: [exercise({})],
    },
    ['correctedWithoutReason@correction'],
  ],
  [
    'taken back within five minutes',
    {
      before: { ...delivered, deliveredAt: at('55') },
      after: { deliveredAt: null, deliveredBy: null },
      stored: [exercise({})],
    },
    [],
  ],
  [
    'moved for a reason',
    { before: delivered, after: { deliveredAt: at('29'), correction: 'Slow clock' }, stored: [exercise({})] },
    [],
  ],
]

/** Changes of approvals, injects, white cards and lessons, and which rules refuse them. */
export const planCases: Readonly<Record<string, readonly Case[]>> = {
  exerciseApproval: [
    [
      'asked of somebody who is not named',
      { after: { ...asked, person: 'q' }, stored: [planned] },
      ['notNamed@person'],
    ],
    [
      'asked twice',
      { after: asked, stored: [planned, { record: 'exerciseApproval', id: 'a', state: 'pending', ...asked }] },
      ['askedAlready@person'],
    ],
    [
      'asked again after it was void',
      { after: asked, stored: [planned, { record: 'exerciseApproval', id: 'a', state: 'voided', ...asked }] },
      [],
    ],
    ['asked on other rules', { after: asked, stored: [{ ...planned, rules: 'Other' }] }, ['otherRules@rulesHash']],
    [
      'approved on other days',
      {
        action: { step: 'approve' },
        before: asked,
        stored: [{ ...planned, period: { start: '2026-01-01', end: '2026-01-31' } }],
      },
      ['otherRules@rulesHash'],
    ],
    [
      'approved under other stop conditions',
      {
        action: { step: 'approve' },
        before: asked,
        stored: [{ ...planned, stopConditions: [{ id: 'c', condition: 'A payment fails' }] }],
      },
      ['otherRules@rulesHash'],
    ],
    ['asked of another afterwards', { before: asked, after: { person: 'q' } }, ['changedAfterwards@']],
    [
      'approved while it runs',
      { action: { step: 'approve' }, before: asked, stored: [{ ...planned, state: 'running' }] },
      ['notToDecide@'],
    ],
    ['approved', { action: { step: 'approve' }, before: asked, stored: [planned] }, []],
    [
      'refused while halted',
      { action: { step: 'refuse' }, before: asked, stored: [{ ...planned, state: 'halted' }] },
      [],
    ],
  ],
  inject: [
    ...delivery,
    [
      'waiting for two',
      { after: { exercise: 'e', afterInject: 'i', afterStep: 's' }, stored: [stored({}), step({})] },
      ['waitsForTwo@afterStep'],
    ],
    [
      'waiting for one that waits for it',
      { before: { exercise: 'e' }, after: { afterInject: 'i' }, stored: [stored({ afterInject: 'self' })] },
      ['waitsForItself@afterInject'],
    ],
    [
      'waiting for one that waits in a circle of others',
      {
        before: { exercise: 'e' },
        after: { afterInject: 'i' },
        stored: [stored({ afterInject: 'j' }), stored({ id: 'j', afterInject: 'i' })],
      },
      [],
    ],
    [
      'waiting for an inject of another exercise',
      { after: { exercise: 'e', afterInject: 'i' }, stored: [stored({ exercise: 'f' })] },
      ['injectElsewhere@afterInject'],
    ],
    [
      'waiting for a step of another exercise',
      { after: { exercise: 'e', afterStep: 's' }, stored: [step({ exercise: 'f' })] },
      ['stepElsewhere@afterStep'],
    ],
    [
      'delivered before what it waits for',
      { after: { ...delivered, afterInject: 'i' }, stored: [exercise({}), stored({ deliveredAt: null })] },
      ['stillWaiting@deliveredAt'],
    ],
    [
      'delivered before the step it waits for',
      { after: { ...delivered, afterStep: 's' }, stored: [exercise({}), step({ startedAt: null })] },
      ['stillWaiting@deliveredAt'],
    ],
    [
      'delivered after one that was withheld',
      { after: { ...delivered, afterInject: 'i' }, stored: [exercise({}), stored({ withheld: 'Not needed' })] },
      [],
    ],
    [
      'archived though another waits for it',
      {
        ...{ action: 'archive', before: { exercise: 'e' } },
        stored: [exercise({}), stored({ afterInject: 'self' }), stored({ id: 'j', afterInject: 'other' })],
      },
      ['waitedFor@'],
    ],
    [
      'archived, waiting itself',
      { action: 'archive', before: { exercise: 'e', afterInject: 'i' }, stored: [exercise({}), stored({})] },
      [],
    ],
    [
      'archived though the time of one that was delivered counts from it',
      {
        ...{ action: 'archive', before: { exercise: 'e' } },
        stored: [exercise({}), stored({ afterInject: 'self', deliveredAt: at('30') })],
      },
      ['waitedFor@'],
    ],
    [
      'moved to another exercise than what it waits for',
      { before: { exercise: 'e', afterInject: 'i' }, after: elsewhere, stored: [...both, stored({})] },
      ['injectElsewhere@afterInject'],
    ],
    [
      'moved away from a lesson that it taught',
      { before: { exercise: 'e' }, after: elsewhere, stored: [...both, { record: 'lesson', id: 'l', inject: 'self' }] },
      ['leftBehind@exercise'],
    ],
    [
      'withheld though delivered',
      { before: delivered, after: { withheld: 'Not needed' }, stored: [exercise({})] },
      ['withheldThoughDelivered@withheld'],
    ],
  ],
  lesson: [
    [
      'moved to another exercise',
      { before: { exercise: 'e' }, after: { exercise: 'f' } },
      ['exerciseChanged@exercise'],
    ],
    [
      'from a step and an inject',
      { after: { exercise: 'e', attackStep: 's', inject: 'i' }, stored: [step({}), stored({})] },
      ['twoSources@inject'],
    ],
    [
      'from a step of another exercise',
      { after: { exercise: 'e', attackStep: 's' }, stored: [step({ exercise: 'f' })] },
      ['stepElsewhere@attackStep'],
    ],
    [
      'from an inject of another exercise',
      { after: { exercise: 'e', inject: 'i' }, stored: [stored({ exercise: 'f' })] },
      ['injectElsewhere@inject'],
    ],
    ['due for nobody', { after: { exercise: 'e', dueOn: '2026-12-01' } }, ['dueWithoutOwner@owner']],
    ['of a closed exercise', { after: { exercise: 'e' }, stored: [exercise({ state: 'closed' })] }, []],
  ],
  whiteCard: [
    ...delivery,
    [
      'in place of a step of another exercise',
      { after: { exercise: 'e', attackStep: 's' }, stored: [step({ exercise: 'f' })] },
      ['stepElsewhere@attackStep'],
    ],
  ],
}
