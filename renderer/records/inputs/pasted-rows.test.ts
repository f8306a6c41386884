import { describe, expect, it } from 'vitest'
import {
  boolean,
  choice,
  date,
  duration,
  type Field,
  integer,
  markdown,
  percent,
  reference,
  text,
} from '#shared/record/fields.ts'
import { type PastedColumn, withPasted } from './pasted-rows.ts'

const fields: Readonly<Record<string, Field>> = {
  code: text({ required: true, max: 40 }),
  grade: choice(['low', 'high']),
  count: integer(),
  due: date(),
  done: boolean(),
}

function columnsOf(of: Readonly<Record<string, Field>>): readonly PastedColumn[] {
  return Object.entries(of).map(([name, field]) => ({
    name,
    field,
    label: name.toUpperCase(),
    choiceCalled: (word) =>
      new Map([
        ['low', 'low'],
        ['高', 'high'],
      ]).get(word) ?? null,
  }))
}
const columns = columnsOf(fields)

describe('a table pasted into a table of parts', () => {
  it('becomes rows that are read as their columns are', () => {
    const table = [
      ['A  1', '高', '1,200', '2026/3/1', '是'],
      ['A 2', 'low', '7', 'soon', 'no'],
    ]
    expect(withPasted([], columns, table, { row: 0, column: 0 }, 500)).toEqual({
      rows: [
        { code: 'A 1', grade: 'high', count: 1200, due: '2026-03-01', done: true },
        { code: 'A 2', grade: 'low', count: 7, due: 'soon', done: false },
      ],
      taken: 2,
      refused: [],
      rowsBeyond: 0,
      cellsBeyond: 0,
    })
  })

  it.each([
    [duration(), '1h 30m', 5400],
    [duration(), 'long', 'long'],
    [percent(), '12.5 %', '12.5'],
    [markdown({ max: 100 }), 'a\nb', 'a\nb'],
    [text({ max: 100 }), 'a\tb\nc', 'a b c'],
    [integer(), '１２', 12],
    [integer(), 'many', 'many'],
  ])('reads %o of %j', (field, cell, value) => {
    const table = [[cell], [cell]]
    expect(withPasted([], columnsOf({ it: field }), table, { row: 0, column: 0 }, 9).rows[1]).toEqual({ it: value })
  })

  it('writes over what stands there, keeps ids and what the table does not speak of, and adds what is missing', () => {
    const before = [
      { id: 'r1', code: 'old', count: 1 },
      { id: 'r2', code: 'kept', count: 2 },
    ]
    const { rows, taken } = withPasted(
      before,
      columns,
      [
        ['low', '5'],
        ['', '6'],
      ],
      { row: 1, column: 1 },
      500,
    )
    expect([taken, rows]).toEqual([2, [before[0], { id: 'r2', code: 'kept', grade: 'low', count: 5 }, { count: 6 }]])
  })

  it('leaves out a first row that names the columns', () => {
    const table = [
      ['code', 'Grade'],
      ['A', 'low'],
    ]
    expect(withPasted([], columns, table, { row: 0, column: 0 }, 500).rows).toEqual([{ code: 'A', grade: 'low' }])
    expect(withPasted([], columns, [['CODE', 'GRADE']], { row: 0, column: 0 }, 500).taken).toBe(1)
  })

  it('tells what it could not take', () => {
    const table = [
      ['A', 'medium', '1', '', '', 'more'],
      ['B', 'low'],
      ['C', 'low'],
    ]
    const pasted = withPasted([], columns, table, { row: 0, column: 0 }, 2)
    expect(pasted).toMatchObject({
      taken: 2,
      refused: [{ label: 'GRADE', row: 1, text: 'medium' }],
      rowsBeyond: 1,
      cellsBeyond: 1,
    })
    expect(pasted.rows).toEqual([
      { code: 'A', count: 1 },
      { code: 'B', grade: 'low' },
    ])
    const full = withPasted([{ code: 'x' }], columns, [['A', 'low']], { row: 1, column: 0 }, 1)
    expect([full.taken, full.rowsBeyond, full.rows]).toEqual([0, 1, [{ code: 'x' }]])
    const people = columnsOf({ person: reference('person') })
    expect(withPasted([], people, [['Ada'], ['Bo']], { row: 0, column: 0 }, 9).refused).toHaveLength(2)
  })
})
