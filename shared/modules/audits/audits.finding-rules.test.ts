import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { auditConsequences, auditRules } from './audits.rules.ts'

const step = (name: string) => ({ step: name })
const row = (state: string) => ({ record: 'checklistRow', id: `row-${state}`, state, audit: 'self' })
const audit = (state: string) => ({ record: 'audit', id: 'a', state })
const measure = (state: string, kind = 'preventive') => ({
  record: 'correctiveAction',
  id: `m-${state}`,
  state,
  kind,
  finding: 'self',
})
const due = (more: object) => ({
  record: 'finding',
  id: 'f',
  state: 'actionPlanned',
  owner: 'p',
  dueOn: '2026-12-01',
  ...more,
})
const sides = [
  { level: 1, word: 'a' },
  { level: 2, word: 'b' },
]
const cell = (impact: number, likelihood: number, severity: string) => ({ impact, likelihood, severity })
const cells = [cell(1, 1, 'note'), cell(1, 2, 'low'), cell(2, 1, 'medium'), cell(2, 2, 'high')]
const matrix = { impacts: sides, likelihoods: sides, cells }
const scale = (state: string, more: object = {}) => ({
  record: 'findingScale',
  id: `s-${state}`,
  state,
  ...matrix,
  ...more,
})
const inUse = [scale('current')]
const old = { ...scale('retired'), cells: [cell(2, 2, 'low')] }
const why = (answer: string, root: boolean) => ({ id: answer, question: 'q', answer, root })

/** What the rules say to each case: empty where the change may pass. */
const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  finding: [
    [
      'implemented with an action open',
      { action: step('implement'), before: {}, stored: [measure('open')] },
      ['actionsOpen@'],
    ],
    [
      'implemented with an action running',
      { action: step('implement'), before: {}, stored: [measure('inProgress')] },
      ['actionsOpen@'],
    ],
    [
      'implemented with actions done',
      { action: step('implement'), before: {}, stored: [measure('done'), measure('cancelled')] },
      [],
    ],
    [
      'verified before its actions',
      { action: step('verify'), before: {}, stored: [measure('done')] },
      ['actionsUnverified@'],
    ],
    [
      'verified after its actions',
      { action: step('verify'), before: {}, stored: [measure('verified'), measure('cancelled')] },
      [],
    ],
    [
      'handed over before verification',
      { before: { state: 'implemented', owner: 'p' }, after: { owner: 'q' } },
      ['ownerFixed@owner'],
    ],
    [
      'handed over before implementation',
      { before: { state: 'actionPlanned', owner: 'p' }, after: { owner: 'q' } },
      [],
    ],
    [
      'of a step of another exercise',
      { after: { exercise: 'e', attackStep: 's' }, stored: [{ record: 'attackStep', id: 's', exercise: 'f' }] },
      ['stepElsewhere@attackStep'],
    ],
    [
      'of a step of its exercise',
      { after: { exercise: 'e', attackStep: 's' }, stored: [{ record: 'attackStep', id: 's', exercise: 'e' }] },
      [],
    ],
    ['repeating itself', { before: {}, after: { repeatOf: 'self' } }, ['repeatsItself@repeatOf']],
    [
      'accepted until today',
      { action: step('acceptRisk'), before: { acceptedUntil: '2026-11-22' } },
      ['acceptedInPast@acceptedUntil'],
    ],
    ['accepted until tomorrow', { action: step('acceptRisk'), before: { acceptedUntil: '2026-11-23' } }, []],
    [
      'due before it was found',
      { after: { identifiedOn: '2026-02-02', dueOn: '2026-02-01' } },
      ['dueBeforeIdentified@dueOn'],
    ],
    ['due on the day it was found', { after: { identifiedOn: '2026-02-02', dueOn: '2026-02-02' } }, []],
    [
      'archived after its report',
      { action: 'archive', before: { audit: 'a' }, stored: [audit('issued')] },
      ['reported@'],
    ],
    ['archived before its report', { action: 'archive', before: { audit: 'a' }, stored: [audit('reporting')] }, []],
    [
      'from a row of another audit',
      { after: { audit: 'a', checklistRow: 'row-open' }, stored: [audit('fieldwork'), row('open')] },
      ['rowOfOtherAudit@checklistRow'],
    ],
    ['from a row of its audit', { after: { audit: 'self', checklistRow: 'row-open' }, stored: [row('open')] }, []],
    [
      'grave, implemented by a repair alone',
      { action: step('implement'), before: { severity: 'high' }, stored: [measure('done', 'correction')] },
      ['correctiveMissing@'],
    ],
    [
      'grave, its corrective action given up',
      { action: step('implement'), before: { severity: 'critical' }, stored: [measure('cancelled', 'corrective')] },
      ['correctiveMissing@'],
    ],
    [
      'grave, its cause removed',
      { action: step('implement'), before: { severity: 'high' }, stored: [measure('done', 'corrective')] },
      [],
    ],
    ['half judged', { after: { impact: 2 } }, ['halfJudged@likelihood']],
    ['judged the other half', { after: { likelihood: 2 } }, ['halfJudged@impact']],
    ['judged as proposed', { after: { impact: 2, likelihood: 2, severity: 'high' }, stored: inUse }, []],
    ['judged where no matrix is in use', { after: { impact: 9, likelihood: 9, severity: 'low' } }, []],
    [
      'outside the matrix',
      { after: { impact: 3, likelihood: 2, severity: 'high' }, stored: inUse },
      ['outsideMatrix@impact'],
    ],
    [
      'judged otherwise without a word',
      { after: { impact: 2, likelihood: 2, severity: 'low' }, stored: inUse },
      ['severityDiffers@severityReason'],
    ],
    [
      'judged otherwise with a reason',
      { after: { impact: 2, likelihood: 2, severity: 'low', severityReason: 'r' }, stored: inUse },
      [],
    ],
    [
      'kept by the matrix it was judged by',
      {
        before: { impact: 2, likelihood: 2, severity: 'low', scale: 's-retired' },
        after: { title: 'x', severity: 'low' },
        stored: [...inUse, old],
      },
      [],
    ],
    [
      'judged anew, by the matrix in use',
      {
        before: { impact: 2, likelihood: 1, severity: 'low', scale: 's-retired' },
        after: { likelihood: 2 },
        stored: [...inUse, old],
      },
      ['severityDiffers@severityReason'],
    ],
    [
      'put off by the pen',
      { before: { state: 'actionPlanned', dueOn: '2026-12-01' }, after: { dueOn: '2026-12-02' } },
      ['dueFixed@dueOn'],
    ],
    [
      'its date taken away',
      { before: { state: 'implemented', dueOn: '2026-12-01' }, after: { dueOn: null } },
      ['dueFixed@dueOn'],
    ],
    [
      'brought forward',
      { before: { state: 'actionPlanned', dueOn: '2026-12-01' }, after: { dueOn: '2026-11-30' } },
      [],
    ],
    [
      'put off before it was agreed',
      { before: { state: 'open', dueOn: '2026-12-01' }, after: { dueOn: '2026-12-02' } },
      [],
    ],
    [
      'ended before its acceptance runs out',
      { action: step('expire'), before: { acceptedUntil: '2026-11-22' } },
      ['stillAccepted@'],
    ],
    ['ended after its acceptance ran out', { action: step('expire'), before: { acceptedUntil: '2026-11-21' } }, []],
    ['with two roots', { after: { whys: [why('a', true), why('b', true)] } }, ['rootTwice@whys']],
    ['with one root', { after: { whys: [why('a', false), why('b', true)] } }, []],
  ],
  findingExtension: [
    ['of nobody', { after: { finding: 'f' }, stored: [due({ owner: null })] }, ['nothingDue@finding']],
    [
      'of a verified finding',
      { after: { finding: 'f' }, stored: [due({ state: 'verified' })] },
      ['nothingDue@finding'],
    ],
    [
      'asked for twice',
      {
        after: { finding: 'f', dueOn: '2027-01-01' },
        stored: [due({}), { record: 'findingExtension', id: 'e', finding: 'f', state: 'requested' }],
      },
      ['askedAlready@finding'],
    ],
    ['to the same day', { after: { finding: 'f', dueOn: '2026-12-01' }, stored: [due({})] }, ['notLater@dueOn']],
    [
      'granted after the date had moved',
      { action: step('grant'), before: { finding: 'f', dueOn: '2026-11-30' }, stored: [due({})] },
      ['notLater@dueOn'],
    ],
    ['asked for in order', { after: { finding: 'f', dueOn: '2026-12-02' }, stored: [due({})] }, []],
  ],
  effectivenessCheck: [
    ['before its day', { action: step('confirm'), before: { dueOn: '2026-11-23' } }, ['tooEarly@']],
    ['on its day', { action: step('confirm'), before: { dueOn: '2026-11-22' } }, []],
    ['not effective before its day', { action: step('refute'), before: { dueOn: '2026-11-23' } }, []],
  ],
  findingScale: [
    ['a level twice', { after: { ...matrix, impacts: [...sides, sides[0]] } }, ['levelTwice@impacts']],
    ['a gap', { after: { ...matrix, likelihoods: [{ level: 2 }] } }, ['levelGap@likelihoods']],
    [
      'one level on a side',
      { action: step('putIntoUse'), before: { ...matrix, impacts: [sides[0]] } },
      ['tooFewLevels@impacts'],
    ],
    ['a pair twice', { after: { ...matrix, cells: [...cells, cells[0]] } }, ['cellTwice@cells']],
    ['an empty cell', { action: step('putIntoUse'), before: { ...matrix, cells: cells.slice(1) } }, ['cellMissing@']],
    [
      'more harm that weighs less',
      { action: step('putIntoUse'), before: { ...matrix, cells: [...cells.slice(0, 3), cell(2, 2, 'note')] } },
      ['cellFalls@cells'],
    ],
    ['whole', { action: step('putIntoUse'), before: matrix }, []],
    [
      'two waits for a severity',
      {
        after: {
          ...matrix,
          waits: [
            { severity: 'low', days: 1 },
            { severity: 'low', days: 2 },
          ],
        },
      },
      ['waitTwice@waits'],
    ],
    ['replacing itself', { before: {}, after: { follows: 'self' } }, ['followsItself@follows']],
    ['archived after use', { action: 'archive', before: { state: 'current' } }, ['inUse@']],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(auditRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    expect([...refused].toSorted()).toEqual(ruleNames(auditRules, record))
  })
})

describe('what follows', () => {
  const follow = (record: string, given: RuleCase) => auditConsequences[record]?.({ ...ruleInput(given), id: 'self' })

  it('names with a finding the matrix and what it proposed', () => {
    const after = { impact: 2, likelihood: 1, severity: 'medium' }
    const changes = { scale: 's-current', proposedSeverity: 'medium' }
    expect(follow('finding', { after, stored: inUse })).toEqual([{ record: 'finding', id: 'self', changes }])
    expect(follow('finding', { before: { ...after, ...changes }, stored: inUse })).toEqual([])
    expect(follow('finding', { after: {}, stored: inUse })).toEqual([])
  })

  it('retires the matrix before, and counts on', () => {
    const former = scale('current', { version: 3 })
    expect(follow('findingScale', { action: step('putIntoUse'), before: matrix, stored: [former] })).toEqual([
      { record: 'findingScale', id: 'self', changes: { version: 4 } },
      { record: 'findingScale', id: 's-current', step: 'retire', changes: { retiredOn: '2026-11-22' } },
    ])
  })

  it('keeps the date first agreed and counts extensions', () => {
    expect(follow('finding', { action: step('planAction'), before: { dueOn: '2026-12-01' } })).toEqual([
      { record: 'finding', id: 'self', changes: { originalDueOn: '2026-12-01' } },
    ])
    const asked = { finding: 'f', dueOn: '2026-12-24' }
    expect(follow('findingExtension', { after: asked, stored: [due({})] })).toEqual([
      { record: 'findingExtension', id: 'self', changes: { askedBy: 'p', formerDueOn: '2026-12-01' } },
    ])
    const once = due({ extensions: 1, originalDueOn: '2026-10-01' })
    expect(follow('findingExtension', { action: step('grant'), before: asked, stored: [once] })).toEqual([
      {
        record: 'finding',
        id: 'f',
        changes: { dueOn: '2026-12-24', originalDueOn: '2026-10-01', extensions: 2 },
      },
    ])
  })

  it('plans a look at the effect as the house says, and none where it says nothing', () => {
    const before = { title: 't', severity: 'high', owner: 'p', implementedBy: 'q' }
    const house = scale('current', { waits: [{ severity: 'high', days: 60 }] })
    expect(follow('finding', { action: step('verify'), before, stored: [house] })).toEqual([
      {
        record: 'effectivenessCheck',
        create: {
          title: 't',
          finding: 'self',
          dueOn: '2027-01-21',
          checker: 'acting',
          owner: 'p',
          implementedBy: 'q',
          evidence: [],
        },
      },
    ])
    expect(follow('finding', { action: step('verify'), before: { severity: 'low' }, stored: [house] })).toEqual([])
  })

  it('counts a finding that comes back, and drops what was still to be looked at', () => {
    const planned = { record: 'effectivenessCheck', id: 'c', finding: 'self', state: 'planned' }
    const dropped = { record: 'effectivenessCheck', id: 'c', step: 'drop' }
    expect(
      follow('finding', { action: step('reopen'), before: { state: 'closed', reopens: 1 }, stored: [planned] }),
    ).toEqual([{ record: 'finding', id: 'self', changes: { reopens: 2, reopenedOn: '2026-11-22' } }, dropped])
    expect(follow('finding', { action: step('reopen'), before: { state: 'riskAccepted' } })).toEqual([])
    const closed = { record: 'finding', id: 'f', state: 'closed' }
    expect(
      follow('effectivenessCheck', { action: step('refute'), before: { finding: 'f' }, stored: [closed] }),
    ).toMatchObject([{ record: 'finding', id: 'f', step: 'reopen', changes: { reopens: 1, closedBy: null } }])
    expect(
      follow('effectivenessCheck', { action: step('confirm'), before: { finding: 'f' }, stored: [closed] }),
    ).toEqual([])
  })
})
