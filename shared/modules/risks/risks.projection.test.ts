import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import type { AnyEntity } from '../../record/values.ts'
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

const ratedRisk = ({ ratings, closedOn }: AnyEntity) => ({
  ratings,
  closedOn: typeof closedOn === 'string' ? closedOn : null,
})

describe('the register of risks', () => {
  const none = { total: 0, above: 0, accepted: 0, low: 0, moderate: 0, high: 0, critical: 0 }

  it('sums what was counted of each category, in their order', () => {
    const counted = new Map([
      ['access', { ...none, total: 1, above: 1, critical: 1 }],
      ['network', { ...none, total: 4, above: 1, accepted: 1, low: 1, high: 2 }],
    ])
    const register = projectRegister(counted, [risk('2', { level: 'critical', rating: 20, aboveAppetite: true })])
    expect(register).toMatchObject({ total: 5, above: 2, accepted: 1 })
    expect(register.levels).toEqual({ low: 1, moderate: 0, high: 2, critical: 1, unrated: 1 })
    expect(register.categories.map(({ category, total, above }) => [category, total, above])).toEqual([
      ['network', 4, 1],
      ['access', 1, 1],
    ])
    expect(register.top).toMatchObject([{ number: 'R-2', level: 'critical', aboveAppetite: true }])
  })

  it('has nothing where nothing was counted', () => {
    expect(projectRegister(new Map(), [])).toMatchObject({ total: 0, categories: [], top: [] })
  })
})

describe('the levels of the months', () => {
  const months = (risks: readonly AnyEntity[]) =>
    projectRiskMonths(risks.map(ratedRisk), [scale], { today: '2026-03-15', months: 3 }).map(
      ({ month, low, high, total }) => `${month} ${low} ${high} ${total}`,
    )

  it('follow each rating from its day on, after treatment before what was without it', () => {
    const treated = risk('1', {
      ratings: [rating('2026-01-31', 'inherent', 4, 5), rating('2026-03-15', 'residual', 1, 2)],
    })
    expect(months([treated])).toEqual(['2026-01 0 1 1', '2026-02 0 1 1', '2026-03 1 0 1'])
  })

  it('begin anew with a rating on another scale, after treatment on that scale alone', () => {
    const anew = risk('1', {
      ratings: [
        rating('2026-01-02', 'residual', 4, 5),
        { ...rating('2026-02-02', 'inherent', 1, 1), scale: 'second' },
        { ...rating('2026-03-02', 'residual', 4, 5), scale: 'second' },
      ],
    })
    const second = entity({ ...scale, id: 'second' })
    const counted = projectRiskMonths([ratedRisk(anew)], [scale, second], { today: '2026-03-15', months: 3 })
    expect(counted.map(({ low, high }) => [low, high])).toEqual([
      [0, 1],
      [1, 0],
      [0, 1],
    ])
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
