import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { cycleRecord } from './cycle.record.ts'
import { draggedPlan, projectBoard, projectTimeline, shiftedPlan } from './cycles.projection.ts'
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
      ['proposed', 0],
      ['agreed', 0],
      ['inProgress', 0],
      ['blocked', 0],
      ['done', 1],
      ['cancelled', 0],
      ['carriedOver', 0],
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
    const { 0: planned, 5: done } = projectBoard(workflow, rows, today)
    expect(planned?.cards.map((card) => card.id)).toEqual(['2', '1', '3'])
    expect(done?.cards.map((card) => card.id)).toEqual(['5', '4'])
    expect(planned?.late).toBe(1)
  })

  it('counts what is in the vault where not all of it is given, and misses only what it has seen', () => {
    const late = { dueOn: '2026-10-01' }
    const targets = [{ name: 't', kind: 'zero', measured: '1.00' }]
    const rows = [item('1', { ...late, targets }), item('2', { ...late, state: 'done', targets })]
    const all = new Map([
      ['planned', 300],
      ['done', 1],
    ])
    const board = projectBoard(workflow, rows, today, { all, late: new Map(Object.entries({ planned: 200, done: 1 })) })
    const counted = board.map(({ state, total, late: past, missed }) => [state, total, past, missed])
    expect(counted[0]).toEqual(['planned', 300, 200, null])
    expect(counted[1]).toEqual(['proposed', 0, 0, 0])
    expect(counted[5]).toEqual(['done', 1, 0, 1])
    expect(projectBoard(workflow, rows, today, { all, late: null })[0]?.late).toBe(1)
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

  it.each([
    ['is missed once its day has passed', { dueOn: '2026-11-21' }, 1],
    ['may still be reached on the day itself', { dueOn: '2026-11-22' }, 0],
    ['may still be reached before its day', { dueOn: '2026-12-31', state: 'inProgress' }, 0],
    ['is missed once the work has ended, whatever its day', { dueOn: '2026-12-31', state: 'done' }, 1],
    ['is missed where no day is ahead', {}, 1],
  ])('a target below its mark %s', (_, values, missed) => {
    const targets = [{ name: 't', kind: 'percent', target: '95.00', measured: '90.00' }]
    const columns = projectBoard(workflow, [item('1', { targets, ...values })], today)
    expect(columns.reduce((sum, column) => sum + (column.missed ?? 0), 0)).toBe(missed)
  })

  it('takes the end of a cycle for its due day', () => {
    const cycle = entity({ id: 'c', state: 'check', period: { start: '2026-01-01', end: '2026-10-31' } })
    expect(projectBoard(phases, [cycle], today)[2]?.cards[0]).toMatchObject({ dueOn: '2026-10-31', daysLate: 22 })
  })
})

describe('the timeline', () => {
  const plan = { startOn: '2026-03-01', dueOn: '2026-05-31' }

  it.each([
    ['planned work has not begun', {}, null, 175],
    ['work goes on to today', { state: 'inProgress' }, { start: '2026-03-01', end: today }, 175],
    ['work ended on its day', { state: 'done', doneOn: '2026-05-01' }, { start: '2026-03-01', end: '2026-05-01' }, 0],
    ['work ended late', { state: 'done', doneOn: '2026-06-02' }, { start: '2026-03-01', end: '2026-06-02' }, 2, true],
    ['work begins later than today', { state: 'inProgress', startOn: '2026-12-01', dueOn: '2026-12-31' }, null, 0],
  ])('%s', (_, values, actual, daysLate, isDoneLate = false) => {
    const [row] = projectTimeline(workflow, [item('1', { ...plan, ...values })], today)
    expect(row).toMatchObject({ actual, daysLate, isDoneLate })
  })

  it('marks milestones reached, missed and ahead', () => {
    const milestones = [
      { title: 'a', dueOn: '2026-03-10', doneOn: '2026-03-12' },
      { title: 'b', dueOn: '2026-04-01', doneOn: null },
      { title: 'c', dueOn: '2026-12-01', doneOn: null },
      { title: 'no day' },
    ]
    expect(projectTimeline(workflow, [item('1', { ...plan, milestones })], today)[0]?.milestones).toEqual([
      { title: 'a', on: '2026-03-12', mark: 'reached' },
      { title: 'b', on: '2026-04-01', mark: 'late' },
      { title: 'c', on: '2026-12-01', mark: 'ahead' },
    ])
  })

  it('names what is carried on only where it is shown, leaves out what has no days, and orders by start', () => {
    const rows = [
      item('1', { ...plan, carriedFrom: '2' }),
      item('2', { startOn: '2025-03-01', dueOn: '2025-05-31', carriedFrom: 'elsewhere', state: 'done' }),
      item('3', { dueOn: null }),
    ]
    const bars = projectTimeline(workflow, rows, today)
    expect(bars.map(({ id, carriedFrom, isOpen }) => [id, carriedFrom, isOpen])).toEqual([
      ['2', null, false],
      ['1', '2', true],
    ])
  })

  it.each([
    ['whole', 5, { start: '2026-03-06', end: '2026-06-05' }],
    ['start', 5, { start: '2026-03-06', end: '2026-05-31' }],
    ['start', 400, { start: '2026-05-31', end: '2026-05-31' }],
    ['end', -5, { start: '2026-03-01', end: '2026-05-26' }],
    ['end', -400, { start: '2026-03-01', end: '2026-03-01' }],
    ['whole', 0, { start: '2026-03-01', end: '2026-05-31' }],
  ] as const)('drags the %s of a bar by %d days', (grip, days, plan) => {
    expect(draggedPlan({ start: '2026-03-01', end: '2026-05-31' }, grip, days)).toEqual(plan)
  })

  it.each([
    [5, 5, { start: '2026-03-06', end: '2026-06-05' }],
    [0, -1, { start: '2026-03-01', end: '2026-05-30' }],
    [0, -400, { start: '2026-03-01', end: '2026-03-01' }],
  ])('moves the start by %d days and the end by %d', (start, end, moved) => {
    expect(shiftedPlan({ start: '2026-03-01', end: '2026-05-31' }, start, end)).toEqual(moved)
  })
})
