import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { type ComparedFigure, compareCycles, countedIn, type NamedCycle } from './cycles.comparison.ts'

const today = '2026-11-22'
const target = (name: string, measured: string | null) => ({ name, kind: 'zero', measured })
const item = (id: string, state: string, values: object = {}) =>
  entity({ id, state, number: id, title: id, cycle: 'c', dueOn: '2026-06-30', ...values })
const items = [
  item('inTime', 'done', { doneOn: '2026-06-30', targets: [target('a', '0.00'), target('b', '1.00')] }),
  item('after', 'done', { doneOn: '2026-07-01', targets: [target('a', '0.00')] }),
  item('still', 'inProgress', { targets: [target('a', null)] }),
  item('gone', 'cancelled', { targets: [target('a', '1.00'), target('b', null)] }),
  item('next', 'carriedOver', { targets: [target('a', '1.00'), target('b', null)] }),
]
const deviations = [entity({ id: 'd', cycle: 'c', title: 'd', number: 'DV-1' })]

describe('cycles compared', () => {
  it.each<[ComparedFigure, readonly string[]]>([
    ['met', ['inTime a', 'after a']],
    ['missed', ['inTime b', 'next a']],
    ['unmeasured', ['still a']],
    ['onTime', ['inTime']],
    ['late', ['after', 'still']],
    ['deviations', ['d']],
    ['carriedOver', ['next']],
  ])('count as %s exactly what they open', (figure, expected) => {
    const rows = countedIn(figure, { items, deviations }, today)
    expect(rows.map(({ id, target: name }) => (name === null ? id : `${id} ${name}`))).toEqual(expected)
  })

  it('stand in the order of their periods, each with what is its own', () => {
    const cycle = (id: string, start: string): NamedCycle => {
      const period = { start, end: '2026-12-31' }
      return { id, number: id, title: id, kind: 'year', period, state: 'do', lessons: null }
    }
    const compared = compareCycles([cycle('e', '2026-07-01'), cycle('c', '2026-01-01')], { items, deviations }, today)
    expect(compared.map(({ id, counts }) => [id, counts.met, counts.deviations])).toEqual([
      ['c', 2, 1],
      ['e', 0, 0],
    ])
  })
})
