import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { cycleRecord } from './cycle.record.ts'
import { projectBoard } from './cycles.projection.ts'
import { workItemRecord } from './work-item.record.ts'

const today = '2026-11-22'
const { workflow } = workItemRecord
if (!workflow || !cycleRecord.workflow) throw new Error('work items and cycles have workflows')
const phases = cycleRecord.workflow

const item = (id: string, values: Readonly<Record<string, unknown>>) =>
  entity({ id, number: `W-${id}`, title: id, state: 'planned', startOn: '2026-01-01', ...values })

describe('the board', () => {
  it('has a column for every state, and none of the cards twice', () => {
    const board = projectBoard(workflow, [item('1', {}), item('2', { state: 'done' })], today)
    expect(board.map((column) => [column.state, column.cards.length])).toEqual([
      ['planned', 1],
      ['inProgress', 0],
      ['blocked', 0],
      ['done', 1],
      ['cancelled', 0],
    ])
  })

  it('puts first what is due first, and last what was done first', () => {
    const rows = [
      item('1', { dueOn: '2026-12-01' }),
      item('2', { dueOn: '2026-10-01' }),
      item('3', {}),
      item('4', { state: 'done', dueOn: '2026-02-01' }),
      item('5', { state: 'done', dueOn: '2026-03-01' }),
    ]
    const [planned, , , done] = projectBoard(workflow, rows, today)
    expect(planned?.cards.map((card) => card.id)).toEqual(['2', '1', '3'])
    expect(done?.cards.map((card) => card.id)).toEqual(['5', '4'])
    expect(planned?.late).toBe(1)
  })

  it.each([
    ['is late by the days since', { dueOn: '2026-11-20' }, 2],
    ['is not late on the day itself', { dueOn: '2026-11-22' }, 0],
    ['is not late once it is done', { dueOn: '2026-11-20', state: 'done' }, 0],
    ['is not late without a day', {}, 0],
  ])('%s', (_, values, daysLate) => {
    const cards = projectBoard(workflow, [item('1', values)], today).flatMap((column) => column.cards)
    expect(cards[0]?.daysLate).toBe(daysLate)
  })

  it('counts targets met and missed, and names each department once, the accountable one first', () => {
    const targets = [
      { kind: 'percent', target: '95.00', measured: '96.00' },
      { kind: 'zero', measured: '1.00' },
      { kind: 'number', target: '3.00', measured: null },
      { kind: 'unheard of' },
    ]
    const row = item('1', { targets, leadDepartment: 'b', responsibleDepartments: ['a', 'b'], progress: '140.00' })
    expect(projectBoard(workflow, [row], today)[0]?.cards[0]).toMatchObject({
      targets: { met: 1, missed: 1, all: 4 },
      departments: ['b', 'a'],
      progress: 100,
    })
  })

  it('takes the end of a cycle for its due day', () => {
    const cycle = entity({ id: 'c', state: 'check', period: { start: '2026-01-01', end: '2026-10-31' } })
    expect(projectBoard(phases, [cycle], today)[2]?.cards[0]).toMatchObject({ dueOn: '2026-10-31', daysLate: 22 })
  })
})
