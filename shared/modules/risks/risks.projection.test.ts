import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { projectRegister, projectRiskMonths } from './risks.projection.ts'

const scale = entity({
  id: 'scale',
  thresholds: [
    { id: 'a', level: 'low', from: 1 },
    { id: 'b', level: 'high', from: 10 },
  ],
})
const rating = (on: string, kind: string, likelihood: number, impact: number) => ({
  ...{ id: `${on}${kind}`, on, kind, scale: 'scale', likelihood, impact, reason: 'seen' },
})
const risk = (id: string, over: Readonly<Record<string, unknown>>) =>
  entity({ id, number: `R-${id}`, title: id, state: 'assessed', category: 'network', ratings: [], ...over })

describe('the register of risks', () => {
  const risks = [
    risk('1', { level: 'low', rating: 4, inherentRating: 20, residualRating: 4 }),
    risk('2', { level: 'critical', rating: 20, aboveAppetite: true, category: 'access' }),
    risk('3', { level: 'high', rating: 12, aboveAppetite: true, state: 'accepted' }),
    risk('4', {}),
    risk('5', { level: 'critical', rating: 25, state: 'closed' }),
    risk('6', { level: 'high', rating: 12 }),
  ]

  it('counts levels and categories of what is not closed', () => {
    const register = projectRegister(risks, 10)
    expect(register).toMatchObject({ total: 5, above: 2, accepted: 1 })
    expect(register.levels).toEqual({ low: 1, moderate: 0, high: 2, critical: 1, unrated: 1 })
    expect(register.categories.map(({ category, total, above }) => [category, total, above])).toEqual([
      ['network', 4, 1],
      ['access', 1, 1],
    ])
  })

  it('names the gravest first, and no more than asked for', () => {
    expect(projectRegister(risks, 10).top.map(({ id }) => id)).toEqual(['2', '3', '6', '1'])
    expect(projectRegister(risks, 1).top).toMatchObject([{ number: 'R-2', level: 'critical', aboveAppetite: true }])
    expect(projectRegister([], 5)).toMatchObject({ total: 0, categories: [], top: [] })
  })
})

describe('the levels of the months', () => {
  const months = (risks: Parameters<typeof projectRiskMonths>[0]) =>
    projectRiskMonths(risks, [scale], { today: '2026-03-15', months: 3 }).map(
      ({ month, low, high, total }) => `${month} ${low} ${high} ${total}`,
    )

  it('follow each rating from its day on, after treatment before what was without it', () => {
    const treated = risk('1', {
      ratings: [rating('2026-01-31', 'inherent', 4, 5), rating('2026-03-15', 'residual', 1, 2)],
    })
    expect(months([treated])).toEqual(['2026-01 0 1 1', '2026-02 0 1 1', '2026-03 1 0 1'])
  })

  it('leave out what was not rated yet, what was closed by then, and scales that are gone', () => {
    const closed = risk('1', {
      ratings: [rating('2026-01-02', 'inherent', 4, 5)],
      state: 'closed',
      closedOn: '2026-02-28',
    })
    const other = risk('2', { ratings: [{ ...rating('2026-01-02', 'inherent', 4, 5), scale: 'gone' }] })
    const ahead = risk('3', { ratings: [rating('2026-03-16', 'inherent', 4, 5)] })
    expect(months([closed, other, ahead])).toEqual(['2026-01 0 1 1', '2026-02 0 0 0', '2026-03 0 0 0'])
  })
})
