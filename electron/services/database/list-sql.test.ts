import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '#shared/contract/list.ts'
import { choice, references, text } from '#shared/record/fields.ts'
import { type AnyRecord, defineRecord } from '#shared/record/record.ts'
import { everyRole } from '#shared/record/roles.ts'
import { blankEntity } from '../records/changes.ts'
import { tableStatements } from './columns.ts'
import { loadDriver } from './driver.ts'
import { always } from './row-rule.ts'
import { openTable, type Table } from './table.ts'

const gap: AnyRecord = defineRecord({
  name: 'gap',
  module: 'tests',
  table: 'gaps',
  title: 'title',
  fields: {
    title: text({ required: true }),
    severity: choice(['critical', 'high', 'medium', 'low'], { required: true }),
    people: references('person'),
  },
  list: ['title'],
  sections: [{ key: 'all', fields: ['title', 'severity', 'people'] }],
  readers: everyRole,
  writers: everyRole,
})

describe('lists', () => {
  const Driver = loadDriver()
  const db = new Driver(':memory:')
  let table: Table
  afterAll(() => db.close())
  beforeAll(() => {
    for (const statement of tableStatements(gap)) db.exec(statement)
    table = openTable(db, gap)
    const rows = [
      ['a', 'low', ['ada', 'bo']],
      ['b', 'critical', ['ada']],
      ['c', 'medium', []],
      ['d', 'high', ['bo', 'cy']],
    ] as const
    for (const [id, severity, people] of rows) table.insert({ ...blankEntity(gap, id), title: id, severity, people })
  })

  const ids = (filters: Parameters<Table['all']>[0]) =>
    table.all(filters, [{ field: 'id' }], always).map(({ id }) => id)

  it('sorts choices as they are declared, not by their letters', () => {
    const sorted = (descending: boolean) =>
      table.page({ sort: [{ field: 'severity', descending }] }, always).rows.map(({ severity }) => severity)
    expect(sorted(false)).toEqual(['critical', 'high', 'medium', 'low'])
    expect(sorted(true)).toEqual(['low', 'medium', 'high', 'critical'])
  })

  it('gives the same rows at every place, whichever end they are counted from', () => {
    for (const sort of [[], [{ field: 'severity' }], [{ field: 'state', descending: true }]]) {
      const all = table.page({ sort, limit: 500 }, always).rows
      for (const limit of [1, 2, 3]) {
        for (let offset = 0; offset <= 6; offset += 1) {
          const page = table.page({ sort, limit, offset }, always)
          expect(page, `${limit} from ${offset}`).toEqual({ rows: all.slice(offset, offset + limit), total: 4 })
        }
        expect(table.first({ sort, limit }, always)).toEqual(all.slice(0, limit))
      }
    }
  })

  it('counts each group as its own list has rows, whatever the groups share', () => {
    const ada: Filter = { field: 'people', comparison: 'is', value: 'ada' }
    const grave: Filter = { field: 'severity', comparison: 'in', value: ['critical', 'high'] }
    const archived: Filter = { field: 'archived', comparison: 'is', value: true }
    const groups: readonly (readonly Filter[])[] = [[ada], [ada, grave], [grave, ada], [grave], [], [grave, archived]]
    const told = [groups, groups.slice(0, 3), groups.slice(0, 1), groups.slice(0, 5), groups.slice(5)]
    for (const some of told)
      expect(table.tally(some, always)).toEqual(some.map((filters) => table.count(filters, always)))
  })

  it('asks for the elements of a list, in every comparison that lists have', () => {
    expect(ids([{ field: 'people', comparison: 'is', value: 'ada' }])).toEqual(['a', 'b'])
    expect(ids([{ field: 'people', comparison: 'contains', value: 'ada' }])).toEqual(['a', 'b'])
    expect(ids([{ field: 'people', comparison: 'isNot', value: 'ada' }])).toEqual(['c', 'd'])
    expect(ids([{ field: 'people', comparison: 'in', value: ['cy', 'ada'] }])).toEqual(['a', 'b', 'd'])
    expect(ids([{ field: 'people', comparison: 'empty' }])).toEqual(['c'])
    expect(ids([{ field: 'people', comparison: 'filled' }])).toEqual(['a', 'b', 'd'])
  })

  const refusals: readonly (readonly [what: string, filter: Filter, path: string])[] = [
    ['an order of lists', { field: 'people', comparison: 'before', value: 'x' }, 'filters.0.comparison'],
    ['a range of lists', { field: 'people', comparison: 'between', value: ['a', 'b'] }, 'filters.0.comparison'],
    ['a word for a truth value', { field: 'archived', comparison: 'is', value: 'true' }, 'filters.0.value'],
    ['an inherited name', { field: 'constructor', comparison: 'is', value: 'x' }, 'filters.0.field'],
    ['no operand', { field: 'title', comparison: 'is' }, 'filters.0.value'],
  ]

  it.each(refusals)('refuses %s by its path', (_what, filter, path) => {
    expect(() => ids([filter])).toThrow(expect.objectContaining({ fields: [expect.objectContaining({ path })] }))
  })
})
