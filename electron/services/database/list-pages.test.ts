import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter, ListQuery } from '#shared/contract/list.ts'
import { integer, number, text } from '#shared/record/fields.ts'
import { type AnyRecord, defineRecord } from '#shared/record/record.ts'
import { everyRole } from '#shared/record/roles.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { blankEntity } from '../records/changes.ts'
import { tableStatements } from './columns.ts'
import { loadDriver } from './driver.ts'
import { fewRows } from './list-pages.ts'
import { always, type Condition, never } from './row-rule.ts'
import { openTable, type Table } from './table.ts'

const entry: AnyRecord = defineRecord({
  name: 'entry',
  module: 'tests',
  table: 'entries',
  title: 'title',
  fields: { number: number('E'), title: text({ required: true }), place: integer({ min: 0, max: 100_000 }) },
  list: ['number', 'title'],
  sections: [{ key: 'all', fields: ['number', 'title', 'place'] }],
  readers: everyRole,
  writers: everyRole,
})

const count = fewRows + 1200

describe('pages of lists', () => {
  const Driver = loadDriver()
  const db = new Driver(':memory:')
  let table: Table
  afterAll(() => db.close())
  beforeAll(() => {
    for (const statement of tableStatements(entry)) db.exec(statement)
    table = openTable(db, entry)
    db.transaction(() => {
      for (let place = 0; place < count; place += 1) {
        const id = String(place).padStart(6, '0')
        const updatedAt = `2026-01-01T00:00:${String((place * 7) % 60).padStart(2, '0')}Z`
        const values = { number: `E-${id}`, title: `row ${place % 9}`, place, archived: place % 50 === 0, updatedAt }
        table.insert({ ...blankEntity(entry, id), ...values })
      }
    })()
  })

  const below = (value: number): Filter => ({ field: 'place', comparison: 'before', value })
  const sorts: readonly NonNullable<ListQuery['sort']>[] = [
    [],
    [{ field: 'number', descending: true }],
    [{ field: 'title' }],
  ]
  /** What the list holds by a plain look at every row. */
  const matching = (filters: readonly Filter[], sort: NonNullable<ListQuery['sort']>) =>
    table.all(filters, sort.length > 0 ? sort : [{ field: 'updatedAt', descending: true }], always)
  const ids = (rows: readonly AnyEntity[]) => rows.map(({ id }) => id)

  it.each([
    ['none', [below(0)]],
    ['one', [below(2)]],
    ['few', [below(700)]],
    ['as many as are still few', [below(Math.ceil((fewRows * 50) / 49))]],
    ['many', [below(count - 20)]],
    ['all', []],
  ])('hold the same rows whether few or many match: %s', (_, filters) => {
    for (const sort of sorts) {
      const all = matching(filters, sort)
      for (const offset of [0, 3, Math.floor(all.length / 2) + 1, Math.max(0, all.length - 2), all.length + 5]) {
        const page = table.page({ filters, sort, offset, limit: 50 }, always)
        expect(page.total).toBe(all.length)
        expect(ids(page.rows)).toEqual(ids(all).slice(offset, offset + 50))
      }
    }
  })

  it('hold no row that a rule hides, whatever is filtered', () => {
    const rule: Condition = { sql: '"entries"."place" % 2 = ?', values: [1] }
    for (const filters of [[], [below(700)]]) {
      const own = matching(filters, []).filter(({ place }) => Number(place) % 2 === 1)
      const page = table.page({ filters, limit: 500 }, rule)
      expect([page.total, ids(page.rows)]).toEqual([own.length, ids(own).slice(0, 500)])
      expect(table.page({ filters }, never)).toEqual({ rows: [], total: 0 })
    }
  })

  it('hold archived rows where these are asked for', () => {
    expect(table.page({ archived: true }, always).total).toBe(Math.ceil(count / 50))
    expect(table.page({ archived: true, filters: [below(101)] }, always).total).toBe(3)
  })
})
