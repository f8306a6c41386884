import { expect, it } from 'vitest'
import type { ScoreFacts } from './training.facts.ts'
import type { SchemeFields } from './training.scheme.ts'
import { explainScore } from './training.workings.ts'

const exam: SchemeFields['components'][number] = {
  ...{ id: 'c1', name: 'Exam', kind: 'exam', weight: '60.00', maximum: '100.00' },
  ...{ marks: 3, dropLowest: 1, missing: 'zero', passMark: null, normalisation: null },
}
const cup: SchemeFields['components'][number] = {
  ...{ id: 'c2', name: 'Cup', kind: 'competition', weight: '40.00', maximum: '50.00' },
  ...{ marks: null, dropLowest: null, missing: 'notApplicable', passMark: null, normalisation: 'best' },
}
const assessment: SchemeFields = { components: [exam, cup], normalisation: null, totalMaximum: '100.00' }

function score(
  id: string,
  marks: readonly (readonly [string, string, number | null])[],
  more: Partial<ScoreFacts> = {},
) {
  return {
    ...{ id, person: id, team: null, assessment: 'a', competition: null, state: 'recorded' },
    components: marks.map(([component, points, mark], place) => ({
      ...{ id: String(place), component, points, mark, note: null, makeUpOn: null, makeUpReason: null },
    })),
    ...{ bonus: null, moderatedPoints: null, moderationReason: null, moderatedBy: null },
    ...{ total: null, rank: null, basis: [] },
    ...more,
  }
}

const first = score(
  'one',
  [
    ['Exam', '80.00', 1],
    ['Exam', '90.00', 2],
    ['Cup', '20.00', null],
  ],
  { bonus: '40.00' },
)
const second = score('two', [
  ['Exam', '70.00', 1],
  ['Cup', '40.00', null],
])

it('tells each mark, weight and step of a total', () => {
  const { total, calculation, steps, isFrozen } = explainScore(first, {
    ...{ assessment, scores: [second, first], isWhole: true },
  })
  expect([total, isFrozen]).toEqual(['100.00', false])
  // Exam: 80 and 90 kept, the one not written dropped; cup: half of the best.
  expect(calculation?.components.map((step) => [step.share, step.weight, step.contribution])).toEqual([
    ['85.00', '60.00', '51.00'],
    ['40.00', '40.00', '20.00'],
  ])
  expect(calculation?.components[0]?.marks.map(({ counts }) => counts)).toEqual(['kept', 'kept', 'dropped'])
  expect(calculation?.components[1]?.normalised).toMatchObject({ how: 'best', value: '50.00' })
  expect(steps).toEqual([
    { step: 'mean', points: '71.00' },
    { step: 'bonus', points: '40.00' },
    { step: 'capped', points: '111.00', most: '100.00' },
    { step: 'total', points: '100.00' },
  ])
})

it('says what a moderation took the place of, by whom and why', () => {
  const changed = { ...second, moderatedPoints: '50.00', moderationReason: 'Wrong sheet', moderatedBy: 'lead' }
  const { steps } = explainScore(changed, { assessment, scores: [first, changed], isWhole: true })
  expect(steps[1]).toEqual({ step: 'moderated', points: '50.00', reason: 'Wrong sheet', person: 'lead' })
})

it('explains a published total by what was kept with it, whoever reads', () => {
  const basis = [
    {
      ...{ id: 'b', component: 'Cup', people: 2, below: 0, equal: 1 },
      ...{ mean: '60.000000', deviation: '20.000000', best: '80.000000' },
    },
  ]
  const own = { ...first, bonus: null, total: '71.00', basis, state: 'published' }
  const workings = explainScore(own, { assessment, scores: [own], isWhole: false })
  expect([workings.total, workings.isFrozen, workings.calculation?.total]).toEqual(['71.00', true, '71.00'])
  const unpublished = { ...own, total: null, basis: [] }
  const open = explainScore(unpublished, { assessment, scores: [unpublished], isWhole: false })
  expect([open.total, open.steps[0]?.points]).toEqual([null, null])
})

it('adds up the rounds of a competition', () => {
  const { steps } = explainScore({ ...first, assessment: null }, { assessment: null, scores: [], isWhole: true })
  expect(steps).toEqual([
    { step: 'sum', points: '190.00' },
    { step: 'bonus', points: '40.00' },
    { step: 'total', points: '230.00' },
  ])
})

it('tells by what of a competition a mark came, as long as nobody typed over it', () => {
  const source = {
    ...{ competition: 'c', title: 'CP-1 Cup', measure: 'ofWinner' as const, sharing: 'equally' as const },
    ...{ team: 'Blue', members: 4, gained: '25.00', best: '50.00', rank: 2, field: 6, below: 4, equal: 1 },
  }
  const taken = [{ id: 't', component: 'Cup', mark: 1, points: '20.00', ...source }]
  const sourceIn = (points: string) => {
    const typed = score('one', [['Cup', points, null]], { taken })
    const { calculation } = explainScore(typed, { assessment, scores: [typed], isWhole: true })
    return calculation?.components[1]?.marks[0]?.source
  }
  expect(sourceIn('20.00')).toEqual(source)
  expect(sourceIn('21.00')).toBeUndefined()
})
