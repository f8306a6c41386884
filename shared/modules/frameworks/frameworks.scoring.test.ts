import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreItems, weightlessPoint, withoutResult } from './frameworks.scoring.ts'
import { itemResults, risks } from './frameworks.verdict.ts'

const item = (identifier: string, result: string, weight = '1.0', risk: string | null = null, object = 'host') => ({
  ...{ identifier, result, weight, risk, object },
})
const many = (good: number, bad: number, risk: string) => [
  ...Array.from({ length: good }, (_, at) => item('8.1.4.1', 'compliant', '1.0', null, `good ${at}`)),
  ...Array.from({ length: bad }, (_, at) => item('8.1.4.1', 'nonCompliant', '1.0', risk, `bad ${at}`)),
]

describe('control points without a result', () => {
  it('are those of the level, and of an extension once anything of it was assessed', () => {
    const general = withoutResult([item('7.1.4.1a', 'compliant')], 'level2')
    expect(general).toHaveLength(67)
    expect(general.every((id) => id.startsWith('7.1.'))).toBe(true)
    expect(withoutResult([item('7.1.4.1', 'compliant'), item('7.2.1.1', 'notApplicable')], null)).toHaveLength(67 + 12)
    expect(withoutResult([item('7.1.4.1', 'compliant')], 'level3')).toEqual([])
    expect(withoutResult([], 'level3')).toEqual([])
  })
})

describe('the score of an MLPS assessment', () => {
  it('is the weighted mean of the items of a control point, each the mean over its objects', () => {
    const { points, score } = scoreItems([
      item('8.1.4.1a', 'compliant', '1.0', null, 'one'),
      item('8.1.4.1a', 'nonCompliant', '1.0', 'low', 'two'),
      item('8.1.4.1b', 'partly', '3.0'),
      item('8.1.4.1c', 'notApplicable', '9.0'),
      item('8.1.4.2', 'compliant'),
    ])
    expect(points).toEqual([
      { point: '8.1.4.1', score: 5, items: 4, leftOut: 1, risk: 'low' },
      { point: '8.1.4.2', score: 10, items: 1, leftOut: 0, risk: 'none' },
    ])
    expect(score).toBe('75.00')
  })

  it.each([
    [9, 1, 'low', '90.00', 'excellent'],
    [9, 1, 'medium', '90.00', 'good'],
    [9, 1, 'high', '90.00', 'poor'],
    [8, 2, 'medium', '80.00', 'good'],
    [7, 3, 'low', '70.00', 'medium'],
    [2, 1, 'low', '66.66', 'poor'],
  ])('of %i good and %i bad with %s risk is %s: %s', (good, bad, risk, score, verdict) => {
    expect(scoreItems(many(good, bad, risk))).toMatchObject({ score, verdict, formula: 'practice1' })
  })

  it('tells what keeps it from each better verdict', () => {
    expect(scoreItems(many(9, 1, 'high')).why).toEqual(
      ['excellent', 'good', 'medium'].map((verdict) => ({
        key: 'scoring.why.risk',
        parameters: { verdict, count: 1, points: '8.1.4.1' },
      })),
    )
    expect(scoreItems(many(7, 3, 'low')).why.map(({ key }) => key)).toEqual(['scoring.why.below', 'scoring.why.below'])
    expect(scoreItems(many(10, 0, 'low')).why).toEqual([])
  })

  it('is absent where nothing applies, and a risk of what complies does not count', () => {
    expect(scoreItems([item('8.1.4.1', 'notApplicable', '1.0', 'high')])).toMatchObject({ score: null, verdict: null })
    expect(scoreItems([item('8.1.4.1', 'compliant', '1.0', 'high')])).toMatchObject({
      risk: 'none',
      verdict: 'excellent',
    })
    expect(scoreItems(null).points).toEqual([])
  })

  it('names a control point whose weights are all zero', () => {
    expect(weightlessPoint([item('8.1.4.1a', 'compliant', '0.0'), item('8.1.4.2', 'compliant')])).toBe('8.1.4.1')
    expect(weightlessPoint([item('8.1.4.1a', 'notApplicable', '0.0')])).toBeNull()
    expect(weightlessPoint([item('8.1.4.1a', 'compliant', '0.0'), item('8.1.4.1b', 'compliant')])).toBeNull()
  })

  it('lies between nothing and a hundred, and never rises when a result gets worse', () => {
    const row = fc.record({
      identifier: fc.constantFrom('8.1.4.1a', '8.1.4.1b', '8.1.4.2', '8.1.1.10'),
      result: fc.constantFrom(...itemResults),
      weight: fc.constantFrom('0.5', '1.0', '3.0'),
      risk: fc.constantFrom(...risks),
      object: fc.string(),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const score = Number(scoreItems(rows).score ?? 0)
        const worse = rows.map((one) => (one.result === 'compliant' ? { ...one, result: 'partly' } : one))
        return score >= 0 && score <= 100 && Number(scoreItems(worse).score ?? 0) <= score
      }),
    )
  })
})
