import { describe, expect, it } from 'vitest'
import {
  cellFault,
  entryColumns,
  entryRows,
  pastedCells,
  readPoints,
  type Score,
  typedPoints,
} from './training.entry.ts'

const plain = { marks: null, dropLowest: null, missing: null, passMark: null, normalisation: null }
const sat = { mark: null, makeUpOn: null, makeUpReason: null }

const assessment = {
  components: [
    { id: 'c1', name: 'Exam', kind: 'exam', weight: '60.00', maximum: '100.00', ...plain },
    { id: 'c2', name: 'Practice', kind: 'practice', weight: '40.00', maximum: '50.00', ...plain },
  ] as const,
  passMark: '60.00',
  bonusMaximum: '5.00',
  participants: ['p1', 'p2'],
  normalisation: null,
  totalMaximum: null,
  ranking: null,
}
const columns = entryColumns(assessment)
const stamp = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', revision: '1', archived: false }

function score(person: string, values: Partial<Score> = {}): Score {
  return {
    ...stamp,
    id: `s-${person}`,
    number: 'SC-1',
    assessment: 'a1',
    competition: null,
    person,
    team: null,
    components: [
      { id: '1', component: 'Exam', points: '80.00', note: 'Second sheet', ...sat },
      { id: '2', component: 'Old', points: '1.00', note: null, ...sat },
    ],
    bonus: null,
    moderatedPoints: null,
    moderationReason: null,
    total: null,
    rank: null,
    evidence: [],
    taken: [],
    scoredBy: 'me',
    moderatedBy: null,
    moderatedOn: null,
    publishedOn: null,
    formula: null,
    basis: [],
    state: 'recorded',
    ...values,
  }
}

describe('the grid of points', () => {
  it('has a column per component, and one of the bonus where there may be any', () => {
    expect(columns.map(({ component }) => component)).toEqual(['Exam', 'Practice', null])
    expect(entryColumns({ ...assessment, bonusMaximum: null })).toHaveLength(2)
  })

  it('has a row per participant, then whoever else was scored; what is moderated is fixed', () => {
    const rows = entryRows(assessment, [score('p3', { state: 'moderated' }), score('p2')])
    expect(rows.map(({ person, values, isFixed }) => [person, values, isFixed])).toEqual([
      ['p1', ['', '', ''], false],
      ['p2', ['80.00', '', ''], false],
      ['p3', ['80.00', '', ''], true],
    ])
  })

  it.each([
    ['', null],
    [' 88.5 ', null],
    ['100', null],
    ['100.01', 'overMaximum'],
    ['-1', 'notNumber'],
    ['ninety', 'notNumber'],
    ['1.234', 'notNumber'],
    ['=1+1', 'notNumber'],
    ['9'.repeat(400), 'notNumber'],
  ])('reads %j', (text, fault) => {
    expect(cellFault(text, { component: 'Exam', maximum: '100.00', mark: 1, marks: 1 })).toBe(fault)
  })

  it('saves what was typed over what stands, and keeps notes and what the scheme does not name', () => {
    const [, row] = entryRows(assessment, [score('p2')])
    expect(row && typedPoints(columns, row, { 0: '90', 1: '41.5', 2: '2' })).toEqual({
      components: [
        { id: '1', component: 'Exam', points: '90.00', note: 'Second sheet', ...sat },
        { component: 'Practice', points: '41.50', note: null, ...sat },
        { id: '2', component: 'Old', points: '1.00', note: null, ...sat },
      ],
      bonus: '2.00',
    })
    expect(row && typedPoints(columns, row, { 0: '' }).components).toHaveLength(1)
  })

  it('has a column per mark, and leaves what was made up where it is', () => {
    const [exam, practice] = assessment.components
    const sheet = entryColumns({ ...assessment, components: [{ ...exam, marks: 3 }, practice], bonusMaximum: null })
    expect(sheet.map(({ component, mark }) => [component, mark])).toEqual([
      ['Exam', 1],
      ['Exam', 2],
      ['Exam', 3],
      ['Practice', 1],
    ])
    const madeUp = { ...sat, mark: 1, makeUpOn: '2026-05-01', makeUpReason: 'Ill' }
    const components = [{ id: '3', component: 'Exam', points: '60.00', note: null, ...madeUp }]
    const [row] = entryRows({ ...assessment, components: [{ ...exam, marks: 3 }, practice] }, [
      score('p1', { components }),
    ])
    expect(row?.values).toEqual(['', '', '', '', ''])
    expect(row && typedPoints(sheet, row, { 1: '70' }).components).toEqual([
      { component: 'Exam', points: '70.00', note: null, ...sat, mark: 2 },
      components[0],
    ])
  })

  it.each([
    ['88,5', '88.5'],
    ['1,000', '1000'],
    ['１２．５', '12.5'],
    [' 7 ', '7'],
    ['1,2345', '1,2345'],
    ['absent', 'absent'],
  ])('takes %j of a sheet for %j', (text, expected) => {
    expect(readPoints(text)).toBe(expected)
  })

  it('lays a pasted block over the cells from one on, and tells what has no place', () => {
    const rows = entryRows(assessment, [score('p2', { state: 'published' }), score('p3')])
    const block = [['1', '2,5', '3', ''], ['4'], ['5', '6'], ['7']]
    const { cells, leftOut } = pastedCells(block, { row: 0, column: 1 }, { rows, columns })
    expect([...cells]).toEqual([
      ['p1', { 1: '1', 2: '2.5' }],
      ['p3', { 1: '5', 2: '6' }],
    ])
    expect(leftOut).toEqual([
      { row: 1, column: 3, text: '3' },
      { row: 2, column: 1, text: '4' },
      { row: 4, column: 1, text: '7' },
    ])
  })
})
