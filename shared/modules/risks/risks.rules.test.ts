import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { riskConsequences, riskRules } from './risks.rules.ts'

type Case = readonly [what: string, given: RuleCase, refused: readonly string[]]

const five = [1, 2, 3, 4, 5].map((level) => ({ id: `l${level}`, level, word: `${level}` }))
const thresholds = [
  { id: 't1', level: 'low', from: 1 },
  { id: 't2', level: 'moderate', from: 5 },
  { id: 't3', level: 'high', from: 10 },
]
const scale = { likelihoods: five, impacts: five, thresholds, appetite: 9 }
const stored = { record: 'riskScale', id: 'scale', state: 'current', ...scale }
const rating = (id: string, over: Readonly<Record<string, unknown>> = {}) => ({
  ...{ id, on: '2026-11-01', kind: 'inherent', scale: 'scale', likelihood: 4, impact: 5, reason: 'seen', ...over },
})
const step = (name: string) => ({ step: name })

const scaleCases: readonly Case[] = [
  ['a whole scale', { action: step('putIntoUse'), before: scale }, []],
  ['a level twice', { after: { ...scale, impacts: [...five, { id: 'x', level: 5 }] } }, ['levelTwice@impacts']],
  ['a level left out', { after: { ...scale, likelihoods: five.slice(1) } }, ['levelGap@likelihoods']],
  [
    'a side of one level',
    {
      action: step('putIntoUse'),
      before: { ...scale, impacts: five.slice(0, 1), thresholds: thresholds.slice(0, 1), appetite: 1 },
    },
    ['tooFewLevels@impacts'],
  ],
  [
    'two levels from one rating',
    { after: { ...scale, thresholds: [...thresholds, { id: 'x', level: 'critical', from: 10 }] } },
    ['thresholdTwice@thresholds'],
  ],
  [
    'ratings of no level',
    { action: step('putIntoUse'), before: { ...scale, thresholds: thresholds.slice(1) } },
    ['thresholdStart@thresholds'],
  ],
  [
    'a level from a rating that there is not',
    { after: { ...scale, thresholds: [{ id: 't', level: 'low', from: 26 }] } },
    ['thresholdOutside@thresholds.0.from'],
  ],
  ['an appetite beyond the scale', { after: { ...scale, appetite: 26 } }, ['appetiteOutside@appetite']],
  ['a scale that replaces itself', { before: scale, after: { follows: 'self' } }, ['followsItself@follows']],
  ['putting away what was in use', { action: 'archive', before: { ...scale, state: 'retired' } }, ['inUse@']],
]

const riskCases: readonly Case[] = [
  ['a rating on the scale', { after: { ratings: [rating('a')] }, stored: [stored] }, []],
  [
    'a level that the scale has not',
    { after: { ratings: [rating('a', { impact: 6 })] }, stored: [stored] },
    ['ratingOutside@ratings.0.likelihood'],
  ],
  [
    'a rating on a retired scale',
    { after: { ratings: [rating('a')] }, stored: [{ ...stored, state: 'retired' }] },
    ['scaleNotInUse@ratings.0.scale'],
  ],
  [
    'a rating of tomorrow',
    { after: { ratings: [rating('a', { on: '2026-11-23' })] }, stored: [stored] },
    ['ratedAhead@ratings.0.on'],
  ],
  [
    'a rating rewritten',
    {
      before: { state: 'assessed', ratings: [rating('a')] },
      after: { ratings: [rating('a', { impact: 1 })] },
      stored: [stored],
    },
    ['ratingRewritten@ratings'],
  ],
  [
    'a rating taken away',
    { before: { state: 'assessed', ratings: [rating('a')] }, after: { ratings: [] }, stored: [stored] },
    ['ratingRewritten@ratings'],
  ],
  [
    'one added',
    {
      before: { state: 'assessed', ratings: [rating('a')] },
      after: { ratings: [rating('a'), rating('b')] },
      stored: [stored],
    },
    [],
  ],
  [
    'assessed without a rating',
    { action: step('assess'), before: { ratings: [rating('a', { kind: 'target' })] }, stored: [stored] },
    ['notRated@ratings'],
  ],
  [
    'treated and not rated again',
    { action: step('finishTreatment'), before: { ratings: [rating('a')] } },
    ['residualMissing@ratings'],
  ],
  [
    'treated with a plan open',
    {
      action: step('finishTreatment'),
      before: { ratings: [rating('a', { kind: 'residual' })] },
      stored: [
        { record: 'riskTreatment', id: 'p', risk: 'self', state: 'done' },
        { record: 'riskTreatment', id: 'q', risk: 'self', state: 'verified' },
      ],
    },
    ['plansOpen@'],
  ],
  [
    'accepted until today',
    { action: step('accept'), before: { acceptedUntil: '2026-11-22' } },
    ['acceptedInPast@acceptedUntil'],
  ],
  [
    'reopened while the acceptance holds',
    { action: step('expire'), before: { acceptedUntil: '2026-11-22' } },
    ['stillAccepted@acceptedUntil'],
  ],
  ['reopened the day after', { action: step('expire'), before: { acceptedUntil: '2026-11-21' } }, []],
  ['reviewed tomorrow', { after: { reviewedOn: '2026-11-23' } }, ['reviewedAhead@reviewedOn']],
]

const planCases: readonly Case[] = [
  [
    'a plan for a closed risk',
    { after: { risk: 'r' }, stored: [{ record: 'risk', id: 'r', state: 'closed' }] },
    ['riskEnded@risk'],
  ],
  [
    'plans that wait for each other',
    {
      before: {},
      after: { after: 'b' },
      stored: [
        { record: 'riskTreatment', id: 'b', after: 'c' },
        { record: 'riskTreatment', id: 'c', after: 'self' },
      ],
    },
    ['ring@after'],
  ],
  ['a plan that waits for itself', { before: {}, after: { after: 'self' } }, ['ring@after']],
  [
    'done before what comes first',
    {
      action: step('finish'),
      before: { after: 'b' },
      stored: [{ record: 'riskTreatment', id: 'b', state: 'inProgress' }],
    },
    ['beforeOther@after'],
  ],
  ['a cost below zero', { after: { cost: { amount: '-0.01', currency: 'SGD' } } }, ['negativeCost@cost']],
]

const tables = [
  ['riskScale', scaleCases],
  ['risk', riskCases],
  ['riskTreatment', planCases],
] as const

describe.each(tables)('the rules of %s', (record, cases) => {
  it.each(cases)('%s', (_, given, refused) => expect(refusedBy(riskRules, record, given)).toEqual(refused))
  it('are all tried', () => {
    const tried = new Set(cases.flatMap(([, , refused]) => refused.map((name) => name.split('@')[0])))
    expect([...tried].toSorted()).toEqual(ruleNames(riskRules, record))
  })
})

describe('where a risk stands', () => {
  const standing = (after: Readonly<Record<string, unknown>>) => {
    const given = { ...ruleInput({ before: {}, after, stored: [stored] }), id: 'self' }
    const [consequence] = riskConsequences.risk?.(given) ?? []
    return consequence?.changes ?? {}
  }
  it('follows from its latest ratings', () => {
    const ratings = [
      rating('a', { on: '2026-10-01' }),
      rating('b', { on: '2026-11-02', kind: 'residual', likelihood: 2, impact: 3 }),
      rating('c', { on: '2026-10-02', kind: 'residual', likelihood: 4, impact: 4 }),
    ]
    expect(standing({ ratings, reviewEvery: 6, reviewedOn: '2026-11-20' })).toMatchObject({
      movement: '4 × 5 → 2 × 3',
      inherentRating: 20,
      residualRating: 6,
      rating: 6,
      level: 'moderate',
      aboveAppetite: false,
      nextReviewOn: '2027-05-20',
    })
  })
  it('is that before treatment until it is rated again, above what is tolerated', () => {
    expect(standing({ ratings: [rating('a')] })).toMatchObject({ rating: 20, level: 'high', aboveAppetite: true })
  })
  it('leaves ratings on an earlier scale aside', () => {
    const ratings = [rating('a', { kind: 'residual', scale: 'old', likelihood: 1, impact: 1 }), rating('b')]
    expect(standing({ ratings })).toMatchObject({ movement: '4 × 5', rating: 20 })
  })
})
