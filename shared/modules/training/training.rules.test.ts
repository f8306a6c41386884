import { describe, expect, it } from 'vitest'
import { caseDay, type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { competitionLimits } from '../competitions/competitions.limits.ts'
import { trainingConsequences, trainingRules } from './training.rules.ts'

const step = (name: string) => ({ step: name })
const exam = { name: 'exam', weight: '60.00', maximum: '100.00', missing: 'zero' }
const practice = { name: 'practice', weight: '40.00', maximum: '50.00', missing: 'zero' }
const scheme = { components: [exam, practice] }
const assessment = (values: object = {}) => ({ record: 'assessment', id: 'as', state: 'open', ...scheme, ...values })
const score = (values: object = {}) => ({
  record: 'score',
  id: 'sc',
  state: 'recorded',
  assessment: 'self',
  person: 'p',
  ...values,
})
const entered = { assessment: 'as', person: 'p', scoredBy: 'acting' }
const points = (component: string, value: string) => ({ ...entered, components: [{ component, points: value }] })

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  awarenessCampaign: [
    ['reaching more than were addressed', { after: { invited: 10, reached: 11 } }, ['reachedMore@reached']],
    ['reaching all', { after: { invited: 10, reached: 10 } }, []],
    ['reaching so many of nobody knows how many', { after: { reached: 10 } }, []],
  ],
  drillResult: [
    [
      'of an address that the campaign has already',
      {
        after: { campaign: 'ca', email: 'a@b.example' },
        stored: [{ record: 'drillResult', id: 'dr', campaign: 'ca', email: 'a@b.example' }],
      },
      ['twice@email'],
    ],
    [
      'of an address of another campaign',
      {
        after: { campaign: 'ca', email: 'a@b.example' },
        stored: [{ record: 'drillResult', id: 'dr', campaign: 'cb', email: 'a@b.example' }],
      },
      [],
    ],
  ],
  trainingSession: [
    [
      'ending when it starts',
      { after: { startsAt: '2026-03-03T10:00:00.000Z', endsAt: '2026-03-03T10:00:00.000Z' } },
      ['endBeforeStart@endsAt'],
    ],
    [
      'attended twice by one',
      { after: { attendance: [{ person: 'p' }, { person: 'p' }] } },
      ['attendedTwice@attendance'],
    ],
    [
      'held while it is not said of one whether they came',
      {
        action: step('hold'),
        after: {
          attendance: [
            { person: 'p', status: 'late' },
            { person: 'q', status: null },
          ],
        },
      },
      ['unmarked@attendance'],
    ],
    [
      'held with everybody marked',
      { action: step('hold'), after: { attendance: [{ person: 'p', status: 'excused' }] } },
      [],
    ],
    ['attended by two', { after: { attendance: [{ person: 'p' }, { person: 'q' }] } }, []],
  ],
  assessment: [
    [
      'opened with 99.99 percent',
      { action: step('open'), before: { components: [exam, { ...practice, weight: '39.99' }] } },
      ['weightsNotWhole@components'],
    ],
    ['opened without components', { action: step('open'), before: { components: [] } }, ['weightsNotWhole@components']],
    ['opened with 100.00 percent', { action: step('open'), before: scheme }, []],
    ['drafted with 60 percent', { after: { components: [exam] } }, []],
    [
      'weights broken while open',
      { before: { state: 'open', ...scheme }, after: { components: [exam] } },
      ['weightsNotWhole@components'],
    ],
    ['a component twice', { after: { components: [exam, exam] } }, ['componentTwice@components']],
    [
      'a component of no points',
      { after: { components: [exam, { ...practice, maximum: '0.00' }] } },
      ['componentWithoutPoints@components.1.maximum'],
    ],
    [
      'a scheme changed under its scores',
      { before: { state: 'draft', ...scheme }, after: { components: [exam] }, stored: [score()] },
      ['schemeInUse@components'],
    ],
    [
      'measured otherwise under its scores',
      { before: { state: 'open', ...scheme }, after: { normalisation: 'best' }, stored: [score()] },
      ['schemeInUse@normalisation'],
    ],
    [
      'a cap under its scores',
      { before: { state: 'open', ...scheme }, after: { totalMaximum: '90.00' }, stored: [score()] },
      ['schemeInUse@totalMaximum'],
    ],
    [
      'moderated with a score missing',
      { action: step('startModeration'), before: { participants: ['p', 'q'] }, stored: [score()] },
      ['scoresMissing@'],
    ],
    [
      'moderated with all scores',
      { action: step('startModeration'), before: { participants: ['p'] }, stored: [score()] },
      [],
    ],
    [
      'published with a score unmoderated',
      { action: step('publish'), before: scheme, stored: [score()] },
      ['scoresUnmoderated@'],
    ],
    ['published moderated', { action: step('publish'), before: scheme, stored: [score({ state: 'moderated' })] }, []],
    [
      'published with a mark to be made up',
      {
        action: step('publish'),
        before: { components: [exam, { ...practice, missing: 'makeUp' }] },
        stored: [score({ state: 'moderated', components: [{ component: 'exam', points: '1.00' }] })],
      },
      ['scoresUnfinished@'],
    ],
    [
      'published where nothing counts',
      {
        action: step('publish'),
        before: { components: [{ ...exam, missing: 'notApplicable' }] },
        stored: [score({ state: 'moderated' })],
      },
      ['scoresUnfinished@'],
    ],
    [
      'dropping as many marks as there are',
      { after: { components: [{ ...exam, marks: 2, dropLowest: 2 }] } },
      ['dropsEveryMark@components.0.dropLowest'],
    ],
    ['dropping all but one', { after: { components: [{ ...exam, marks: 2, dropLowest: 1 }] } }, []],
    [
      'of more marks than a grade book has columns',
      {
        after: {
          components: [
            { ...exam, marks: 60 },
            { ...practice, marks: 60 },
            { ...practice, name: 'more' },
          ],
        },
      },
      ['tooManyMarks@components'],
    ],
    [
      'opened without saying what no mark means',
      { action: step('open'), before: { components: [exam, { ...practice, missing: null }] } },
      ['missingUnsaid@components.1.missing'],
    ],
    [
      'opened again with the scores of a scheme that did not say',
      { action: step('open'), before: { components: [exam, { ...practice, missing: null }] }, stored: [score()] },
      [],
    ],
    [
      'a scheme of before stated with what it did not have',
      {
        before: { state: 'open', ...scheme },
        after: { components: [{ ...exam, marks: null, dropLowest: null, passMark: null }, practice] },
        stored: [score()],
      },
      [],
    ],
  ],
  competition: [
    [
      'ending before it starts',
      { after: { startsAt: '2026-03-03T10:00:00.000Z', endsAt: '2026-03-03T09:00:00.000Z' } },
      ['endBeforeStart@endsAt'],
    ],
    [
      'finished with a score unmoderated',
      { action: step('finish'), before: {}, stored: [score({ assessment: null, competition: 'self' })] },
      ['scoresUnmoderated@'],
    ],
    ['a team twice', { after: { teams: [{ name: 'red' }, { name: 'red' }] } }, ['teamTwice@teams']],
  ],
  score: [
    ['of nothing', { after: { ...entered, assessment: null } }, ['oneSubject@assessment']],
    ['of two things', { after: { ...entered, competition: 'c' }, stored: [assessment()] }, ['oneSubject@assessment']],
    ['a second one', { after: entered, stored: [assessment(), score({ assessment: 'as' })] }, ['scoredTwice@person']],
    [
      'signed for another',
      { after: { ...entered, scoredBy: 'other' }, stored: [assessment()] },
      ['scoredByOther@scoredBy'],
    ],
    [
      'handed to another signer later',
      { before: { ...entered, scoredBy: 'former' }, after: { scoredBy: 'acting' }, stored: [assessment()] },
      ['scoredByOther@scoredBy'],
    ],
    ['into a draft', { after: entered, stored: [assessment({ state: 'draft' })] }, ['assessmentNotOpen@assessment']],
    [
      'moderated in moderation',
      { action: step('moderate'), before: entered, stored: [assessment({ state: 'moderation' })] },
      [],
    ],
    [
      'of an unknown component',
      { after: points('sport', '1.00'), stored: [assessment()] },
      ['unknownComponent@components.0.component'],
    ],
    [
      'a component twice',
      {
        after: {
          ...points('exam', '1.00'),
          components: [
            { component: 'exam', points: '1.00' },
            { component: 'exam', points: '2.00' },
          ],
        },
        stored: [assessment()],
      },
      ['componentTwice@components'],
    ],
    [
      'a mark that the component has not',
      { after: { ...entered, components: [{ component: 'exam', points: '1.00', mark: 2 }] }, stored: [assessment()] },
      ['unknownMark@components.0.mark'],
    ],
    [
      'a make-up beside the mark',
      {
        after: {
          ...entered,
          components: [
            { component: 'exam', points: '1.00' },
            { component: 'exam', points: '2.00', makeUpOn: '2026-05-01', makeUpReason: 'Ill' },
          ],
        },
        stored: [assessment()],
      },
      [],
    ],
    [
      'a make-up without a reason',
      {
        after: { ...entered, components: [{ component: 'exam', points: '2.00', makeUpOn: '2026-05-01' }] },
        stored: [assessment()],
      },
      ['makeUpUnexplained@components.0.makeUpReason'],
    ],
    [
      'above the maximum',
      { after: points('practice', '50.01'), stored: [assessment()] },
      ['overMaximum@components.0.points'],
    ],
    ['at the maximum', { after: points('practice', '50.00'), stored: [assessment()] }, []],
    [
      'a bonus where none is',
      { after: { ...entered, bonus: '0.01' }, stored: [assessment()] },
      ['bonusOverMaximum@bonus'],
    ],
    [
      'a bonus within its limit',
      { after: { ...entered, bonus: '5.00' }, stored: [assessment({ bonusMaximum: '5.00' })] },
      [],
    ],
    [
      'a total by hand',
      { after: { ...points('exam', '100.00'), total: '61.00' }, stored: [assessment()] },
      ['totalNotComputed@total'],
    ],
    ['the total that follows', { after: { ...points('exam', '100.00'), total: '60.00' }, stored: [assessment()] }, []],
    ['a rank by hand', { after: { ...entered, rank: 1 }, stored: [assessment()] }, ['rankByHand@rank']],
    [
      'changed without a reason',
      { after: { ...entered, moderatedPoints: '70.00' }, stored: [assessment()] },
      ['moderationUnexplained@moderationReason'],
    ],
    [
      'changed with a reason',
      { after: { ...entered, moderatedPoints: '70.00', moderationReason: 'misread' }, stored: [assessment()] },
      [],
    ],
  ],
}

describe.each(Object.entries(cases))('%s', (record, table) => {
  it.each(table)('%s', (_, given, expected) => {
    expect(refusedBy(trainingRules, record, given)).toEqual(expected)
  })

  it('has a refusing case for every rule', () => {
    const refused = new Set(table.flatMap(([, , expected]) => expected.map((name) => name.split('@')[0])))
    // What a competition owes its entrants and solves is tried with them.
    const elsewhere = record === 'competition' ? Object.keys(competitionLimits) : []
    const own = ruleNames(trainingRules, record).filter((name) => !elsewhere.includes(name))
    expect([...refused].toSorted()).toEqual(own)
  })
})

describe('publishing', () => {
  const row = (id: string, exam: string, values: object = {}) =>
    score({ id, state: 'moderated', components: [{ component: 'exam', points: exam }], ...values })

  it('freezes totals and shared ranks of an assessment', () => {
    const stored = [row('a', '50.00'), row('b', '90.00'), row('c', '50.00'), row('d', '10.00', { bonus: '2.50' })]
    const input = ruleInput({ action: step('publish'), before: scheme, stored })
    const frozen = { publishedOn: caseDay, formula: 2, basis: [] }
    expect(trainingConsequences.assessment?.({ ...input, id: 'self' })).toEqual([
      { record: 'score', id: 'a', step: 'publish', changes: { total: '30.00', rank: 2, ...frozen } },
      { record: 'score', id: 'b', step: 'publish', changes: { total: '54.00', rank: 1, ...frozen } },
      { record: 'score', id: 'c', step: 'publish', changes: { total: '30.00', rank: 2, ...frozen } },
      { record: 'score', id: 'd', step: 'publish', changes: { total: '8.50', rank: 4, ...frozen } },
    ])
  })

  it('keeps with a total what it was measured by, and ranks as the assessment says', () => {
    const components = [{ ...exam, id: 'c1', weight: '100.00', normalisation: 'best' }]
    const stored = [row('a', '40.00'), row('b', '80.00'), row('c', '80.00'), row('d', '20.00')]
    const before = { components, ranking: 'dense' }
    const input = ruleInput({ action: step('publish'), before, stored })
    const published = trainingConsequences.assessment?.({ ...input, id: 'self' }) ?? []
    expect(published.map(({ changes }) => [changes?.total, changes?.rank])).toEqual([
      ['50.00', 2],
      ['100.00', 1],
      ['100.00', 1],
      ['25.00', 3],
    ])
    const [first] = published
    expect(first?.changes?.basis).toEqual([
      {
        ...{ id: 'c1', component: 'exam', people: 4, below: 1, equal: 1 },
        ...{ mean: '55.000000', deviation: '25.980762', best: '80.000000' },
      },
    ])
    const after = { ...entered, components: [{ component: 'exam', points: '40.00' }], ...first?.changes, rank: null }
    const assessed = assessment({ components })
    expect(refusedBy(trainingRules, 'score', { after, stored: [assessed] })).toEqual([])
    expect(refusedBy(trainingRules, 'score', { after: { ...after, total: '50.01' }, stored: [assessed] })).toEqual([
      'totalNotComputed@total',
    ])
  })

  it('sums the rounds of a competition', () => {
    const stored = [row('a', '1250.00', { assessment: null, competition: 'self' })]
    const input = ruleInput({ action: step('finish'), before: {}, stored })
    expect(trainingConsequences.competition?.({ ...input, id: 'self' })).toMatchObject([
      { id: 'a', changes: { total: '1250.00', rank: 1 } },
    ])
  })

  it('follows from publishing alone', () => {
    const input = ruleInput({ action: step('open'), before: scheme, stored: [row('a', '1.00')] })
    expect(trainingConsequences.assessment?.({ ...input, id: 'self' })).toEqual([])
  })
})
