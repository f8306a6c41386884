import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleNames } from '../../record/rule-case.test-support.ts'
import type { AnyValue } from '../../record/values.ts'
import { mostScored } from './exercise.record.ts'
import { rulesHash } from './exercises.approval-rules.ts'
import { planCases } from './exercises.plan-cases.test-support.ts'
import { exerciseRules } from './exercises.rules.ts'
import { stepPlanCases } from './exercises.step-plan-cases.test-support.ts'

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
const seen = { record: 'defenceFact', id: 'd', attackStep: 's' }
const older = { record: 'detection', id: 'd', attackStep: 's' }
const fact = { attackStep: 's', kind: 'logged', certainty: 'exact', at: at('10') }

const start = { step: 'start' }
const member = (person: string) => ({ record: 'member', id: `m${person}`, status: 'active', person })
const named = { state: 'planned', approvers: ['p'], scope: 'House', rules: 'All' }
const decided = (state: string, period: AnyValue = null) => ({
  ...{ record: 'exerciseApproval', id: 'a', exercise: 'self', person: 'p', state },
  rulesHash: rulesHash({ ...named, period }),
})
const written = { state: 'planned', createdBy: 'p' }
const alone = { ...named, state: 'running', lead: 'p', createdBy: 'p' }
const throughGroup = { redGroup: 'g', period: { start: '2026-11-25', end: '2026-11-30' } }
const past = { start: '2026-11-01', end: '2026-11-07' }
const red = { record: 'group', id: 'g', chair: null, deputyChair: null }
const seat = (from: string, until: string | null) => ({
  ...{ record: 'membership', id: 'm', group: 'g', person: 'p', from, until },
})

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
    ['closed with all judged before facts', { action: close, before: {}, stored: [attack({}), older] }, []],
    ['closed with a step not run', { action: close, before: {}, stored: [attack({ outcome: 'notRun' })] }, []],
    [
      'closed with more steps than are scored',
      {
        action: close,
        before: {},
        stored: Array.from({ length: mostScored + 1 }, (_, at) => attack({ id: `s${at}`, outcome: 'notRun' })),
      },
      ['stepsTooMany@'],
    ],
    ['alerts worth less than log entries', { after: { pointsLogged: 3 } }, ['pointsTurned@pointsAlerted']],
    ['success worth less than half of it', { after: { pointsSucceeded: 0 } }, ['pointsTurned@pointsSucceeded']],
    ['stages worth the same', { after: { pointsContained: 4 } }, []],
    [
      'other points once it runs',
      { before: { state: 'running' }, after: { pointsBlocked: 9 } },
      ['pointsAfterStart@pointsBlocked'],
    ],
    ['other points while it is planned', { before: { state: 'planned' }, after: { pointsBlocked: 9 } }, []],
    ['approved by who attacks', { after: { approvers: ['p'], redTeam: ['p'] } }, ['approverAttacks@approvers']],
    [
      'approved by who leads, though there are others',
      { after: { approvers: ['p'], lead: 'p' }, stored: [member('p'), member('q')] },
      ['approverLeads@approvers'],
    ],
    ['approved by who leads and is alone', { after: { approvers: ['p'], lead: 'p' }, stored: [member('p')] }, []],
    [
      'approved by who created it, though there are others',
      { after: { approvers: ['acting'] }, stored: [member('p'), member('acting')] },
      ['approverWrote@approvers'],
    ],
    [
      'named by another, though who created it is among the approvers',
      { before: written, after: { approvers: ['p'] }, stored: [member('p'), member('acting')] },
      ['approverWrote@approvers'],
    ],
    ['approved by who created it and is alone', { after: { approvers: ['acting'] }, stored: [member('acting')] }, []],
    [
      'approved by who joins the red group while it lasts',
      { after: { ...throughGroup, approvers: ['p'] }, stored: [red, seat('2026-11-30', null)] },
      ['approverInRedGroup@approvers'],
    ],
    [
      'approved by the chair of the red group',
      { after: { ...throughGroup, approvers: ['p'] }, stored: [{ ...red, chair: 'p' }] },
      ['approverInRedGroup@approvers'],
    ],
    [
      'approved by who was of the red group before and after',
      {
        after: { ...throughGroup, approvers: ['p'] },
        stored: [red, seat('2026-01-01', '2026-11-24'), { ...seat('2026-12-01', null), id: 'n' }],
      },
      [],
    ],
    [
      'resumed after its days, approved by who came to the red group since',
      {
        ...{ action: { step: 'resume' }, before: { ...named, ...throughGroup, period: past } },
        stored: [decided('approved', past), red, seat('2026-11-22', null)],
      },
      ['approverInRedGroup@approvers'],
    ],
    ...(['halt', 'finish', 'cancel'] as const).map(
      (step) =>
        [
          `${step} once others have joined who was alone`,
          { action: { step }, before: alone, stored: [member('p'), member('q')] },
          [],
        ] as const,
    ),
    [
      'worded anew once others have joined who was alone',
      { before: alone, after: { scenario: 'A thief' }, stored: [member('p'), member('q')] },
      [],
    ],
    [
      'begun once others have joined who was alone',
      {
        ...{ action: start, before: { ...alone, state: 'planned' } },
        stored: [decided('approved'), member('p'), member('q')],
      },
      ['approverLeads@approvers', 'approverWrote@approvers'],
    ],
    [
      'started though nobody has decided',
      { action: start, before: named, stored: [{ ...decided('approved'), rulesHash: 'older' }] },
      ['approvalMissing@'],
    ],
    ['started though refused', { action: start, before: named, stored: [decided('refused')] }, ['approvalRefused@']],
    ['started once approved', { action: start, before: named, stored: [decided('approved')] }, []],
    [
      'resumed by other rules than were approved',
      { action: { step: 'resume' }, before: { ...named, rules: 'Other' }, stored: [decided('approved')] },
      ['approvalMissing@'],
    ],
    [
      'other rules while it runs',
      { before: { ...named, state: 'running' }, after: { rules: 'Other' } },
      ['approvedWhileRunning@rules'],
    ],
    [
      'nobody to approve any more while it runs',
      { before: { ...named, state: 'running' }, after: { approvers: [] } },
      ['approvedWhileRunning@approvers'],
    ],
    ['other rules while it is halted', { before: { ...named, state: 'halted' }, after: { rules: 'Other' } }, []],
    ['other rules that nobody approves', { before: { rules: 'All', state: 'running' }, after: { rules: 'Other' } }, []],
    ['following itself', { before: {}, after: { previousExercise: 'self' } }, ['previousItself@previousExercise']],
  ],
  attackStep: [
    [
      'added to a closed exercise',
      { after: { exercise: 'e' }, stored: [exercise('closed')] },
      ['exerciseClosed@exercise'],
    ],
    [
      'taken out of a closed exercise into a running one',
      {
        before: { exercise: 'e' },
        after: { exercise: 'f' },
        stored: [exercise('closed'), { ...exercise('running'), id: 'f' }],
      },
      ['exerciseClosed@exercise'],
    ],
    [
      'edited in a closed exercise',
      { before: { exercise: 'e' }, after: { title: 'Other' }, stored: [exercise('closed')] },
      ['exerciseClosed@exercise'],
    ],
    [
      'archived in a closed exercise',
      { action: 'archive', before: { exercise: 'e' }, stored: [exercise('closed')] },
      ['exerciseClosed@exercise'],
    ],
    [
      'archived though an inject waits for it',
      {
        ...{ action: 'archive', before: { exercise: 'e' } },
        stored: [exercise('running'), { record: 'inject', id: 'i', afterStep: 'self' }],
      },
      ['waitedFor@'],
    ],
    [
      'moved to another exercise away from a white card',
      {
        ...{ before: { exercise: 'e' }, after: { exercise: 'f' } },
        stored: [exercise('running'), { record: 'whiteCard', id: 'w', exercise: 'e', attackStep: 'self' }],
      },
      ['leftBehind@exercise'],
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
    [
      'planned with an expectation',
      { after: { exercise: 'e', expected: 'alerted' }, stored: [exercise('planned')] },
      [],
    ],
    [
      'expected otherwise while it runs',
      { before: { exercise: 'e', expected: 'alerted' }, after: { expected: 'logged' }, stored: [exercise('running')] },
      ['expectedFrozen@expected'],
    ],
    [
      'expected otherwise before the start',
      { before: { exercise: 'e', expected: 'alerted' }, after: { expected: 'logged' }, stored: [exercise('planned')] },
      [],
    ],
    [
      'expected otherwise for a reason',
      {
        before: { exercise: 'e', expected: 'alerted' },
        after: { expected: 'logged', expectedCorrection: 'Wrong row' },
        stored: [exercise('running')],
      },
      [],
    ],
    [
      'added late and not begun, with an expectation',
      { after: { exercise: 'e', expected: 'alerted' }, stored: [exercise('running')] },
      [],
    ],
    [
      'expected after it began',
      { after: { exercise: 'e', expected: 'alerted', startedAt: at('10') }, stored: [exercise('running')] },
      ['expectedFrozen@expected'],
    ],
    ...stepPlanCases,
    [
      'begun after it was seen',
      {
        before: { startedAt: at('09') },
        after: { startedAt: at('11') },
        stored: [{ ...seen, attackStep: 'self', at: at('10') }],
      },
      ['startsAfterFact@startedAt'],
    ],
    ['failed at a time', { after: { outcome: 'failed', startedAt: at('10'), endedAt: at('10') } }, []],
  ],
  defenceFact: [
    [
      'added to a cancelled exercise',
      { after: fact, stored: [attack({ exercise: 'e' }), exercise('cancelled')] },
      ['exerciseClosed@attackStep'],
    ],
    [
      'taken from a step of a closed exercise to one that runs',
      {
        before: fact,
        after: { attackStep: 't', correction: 'Wrong row' },
        stored: [
          ...[attack({ exercise: 'e' }), exercise('closed')],
          ...[attack({ id: 't', exercise: 'f' }), { ...exercise('running'), id: 'f' }],
        ],
      },
      ['exerciseClosed@attackStep'],
    ],
    [
      'archived in a closed exercise',
      { action: 'archive', before: fact, stored: [attack({ exercise: 'e' }), exercise('closed')] },
      ['exerciseClosed@attackStep'],
    ],
    ['of a step not run', { after: fact, stored: [attack({ outcome: 'notRun' })] }, ['stepNotRun@attackStep']],
    ['before the attack', { after: fact, stored: [attack({ startedAt: at('11') })] }, ['beforeAttack@at']],
    ['at the moment of the attack', { after: fact, stored: [attack({ startedAt: at('10') })] }, []],
    ['still to come', { after: { ...fact, at: '2026-11-22T12:00:00.001Z' } }, ['inFuture@at']],
    ['of this moment', { after: { ...fact, at: '2026-11-22T12:00:00.000Z' } }, []],
    ['exact at no time', { after: { ...fact, at: null } }, ['timeMissing@at']],
    ['at no known time', { after: { ...fact, at: null, certainty: 'unknown' } }, []],
    ['unknown with a time', { after: { ...fact, certainty: 'unknown' } }, ['timeUnknown@certainty']],
    [
      'moved without a word',
      { before: { ...fact, correction: 'Slow clock' }, after: { at: at('12') } },
      ['correctedWithoutReason@correction'],
    ],
    [
      'another kind without a word',
      { before: fact, after: { kind: 'prevented' } },
      ['correctedWithoutReason@correction'],
    ],
    ['another kind for a reason', { before: fact, after: { kind: 'prevented', correction: 'Read again' } }, []],
    ['moved for a reason', { before: fact, after: { at: at('12'), correction: 'Slow clock' } }, []],
    ['worded anew', { before: fact, after: { note: 'By hand' } }, []],
    [
      'not applicable without a word',
      { after: { ...fact, kind: 'notApplicable' } },
      ['notApplicableWithoutReason@reason'],
    ],
    [
      'not applicable though it was seen',
      { after: { ...fact, kind: 'notApplicable', reason: 'No sensor' }, stored: [{ ...seen, kind: 'alerted' }] },
      ['notApplicableThoughSeen@kind'],
    ],
    [
      'seen though not applicable',
      { after: fact, stored: [{ ...seen, kind: 'notApplicable' }] },
      ['notApplicableThoughSeen@kind'],
    ],
    [
      'not applicable beside a false alert',
      { after: { ...fact, kind: 'notApplicable', reason: 'No sensor' }, stored: [{ ...seen, kind: 'falseAlert' }] },
      [],
    ],
  ],
  deconfliction: [
    [
      'asked of a closed exercise',
      { after: { exercise: 'e' }, stored: [exercise('closed')] },
      ['exerciseClosed@exercise'],
    ],
    [
      'taken out of a cancelled exercise',
      {
        before: { exercise: 'e' },
        after: { exercise: 'f' },
        stored: [exercise('cancelled'), { ...exercise('running'), id: 'f' }],
      },
      ['exerciseClosed@exercise'],
    ],
    ['asked in the future', { after: { askedAt: '2026-11-22T12:00:00.001Z' } }, ['askedInFuture@askedAt']],
    [
      'answered in the future',
      { after: { askedAt: at('10'), answeredAt: '2026-11-22T12:00:00.001Z' } },
      ['answeredInFuture@answeredAt'],
    ],
    ['answered by nobody', { after: { answer: 'us', answeredAt: at('10') } }, ['answerUnsigned@answer']],
    ['answered at no time', { after: { answer: 'us', answeredBy: 'p' } }, ['answerUnsigned@answer']],
    [
      'answered before it was asked',
      { after: { askedAt: at('10'), answeredAt: at('09') } },
      ['answeredBeforeAsked@answeredAt'],
    ],
    [
      'answered by a step of another exercise',
      { after: { exercise: 'e', attackStep: 's' }, stored: [attack({ exercise: 'other' })] },
      ['stepElsewhere@attackStep'],
    ],
    [
      'answered in order',
      {
        after: {
          ...{ exercise: 'e', attackStep: 's', askedAt: at('10') },
          ...{ answer: 'us', answeredBy: 'p', answeredAt: at('11') },
        },
        stored: [attack({ exercise: 'e' }), exercise('running')],
      },
      [],
    ],
  ],
}

describe.each(Object.entries({ ...cases, ...planCases }))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(exerciseRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(exerciseRules, record))
  })
})
