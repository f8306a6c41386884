import { describe, expect, it } from 'vitest'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { cardOf, findingStates, projectAgeing, projectFindingBoard } from './audits.ageing.ts'

const today = '2026-11-22'

function finding(id: string, state: string, values: Readonly<Record<string, AnyValue>> = {}): AnyEntity {
  return {
    revision: '0123456789abcdef:1',
    archived: false,
    createdAt: '2026-11-02T08:00:00.000Z',
    createdBy: 'p',
    updatedAt: '2026-11-02T08:00:00.000Z',
    updatedBy: 'p',
    severity: 'low',
    identifiedOn: null,
    dueOn: null,
    ...values,
    id,
    state,
  }
}

describe('a finding as a card', () => {
  it.each([
    ['from the day it was found', 'open', { identifiedOn: '2026-10-23' }, 30, null],
    ['from the day it was written down, where no other is known', 'open', {}, 20, null],
    ['not at all before it was found', 'open', { identifiedOn: '2026-12-01' }, 0, null],
    ['late from the day after its due date', 'actionPlanned', { dueOn: '2026-11-21' }, 20, 1],
    ['not late on its due date', 'open', { dueOn: today }, 20, null],
    ['not late once its remedy is verified', 'verified', { dueOn: '2026-01-01' }, 20, null],
    ['late while nobody has verified the remedy', 'implemented', { dueOn: '2026-11-12' }, 20, 10],
  ] as const)('is aged %s', (_name, state, values, ageInDays, overdueDays) => {
    expect(cardOf(finding('f', state, values), today)).toMatchObject({ ageInDays, overdueDays })
  })
})

describe('the board of findings', () => {
  it('has a column per state in the order of a life, the gravest and latest first', () => {
    const board = projectFindingBoard(
      [
        finding('a', 'open'),
        finding('b', 'open', { severity: 'critical' }),
        finding('c', 'open', { dueOn: '2026-11-01' }),
        finding('d', 'closed'),
        finding('e', 'riskAccepted', { severity: 'unheard of' }),
      ],
      today,
    )
    expect(board.map(({ state }) => state)).toEqual(findingStates)
    expect(board.map(({ cards }) => cards.map(({ id }) => id).join(''))).toEqual(['bca', '', '', '', 'd', 'e'])
  })
})

describe('the ageing of findings', () => {
  it('counts open ones by age and severity', () => {
    const ages = [0, 30, 31, 90, 91, 180, 181, 2000].map((age, index) =>
      finding(`f${index}`, 'open', {
        identifiedOn: new Date(Date.parse(today) - age * 86_400_000).toISOString().slice(0, 10),
        severity: index === 7 ? 'critical' : 'medium',
      }),
    )
    const ageing = projectAgeing([...ages, finding('done', 'closed'), finding('borne', 'riskAccepted')], today)
    expect(ageing.bands.map(({ upTo, counts }) => [upTo, ...counts])).toEqual([
      [30, 0, 0, 2, 0, 0],
      [90, 0, 0, 2, 0, 0],
      [180, 0, 0, 2, 0, 0],
      [null, 1, 0, 1, 0, 0],
    ])
    expect(ageing).toMatchObject({ open: 8, old: 4, overdue: 0 })
    expect(ageing.oldest[0]?.id).toBe('f7')
  })

  it('has nothing to tell where nothing is open', () => {
    expect(projectAgeing([], today)).toMatchObject({ open: 0, old: 0, overdue: 0, oldest: [] })
  })
})
