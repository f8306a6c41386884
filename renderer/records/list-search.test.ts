import { describe, expect, it } from 'vitest'
import type { Filter } from '#shared/contract/list.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { filtersOf, listSearch, nextSort, queryOf, searchFor, sortKeys, withCondition } from './list-search.ts'

describe('listSearch', () => {
  it.each([
    [
      {
        q: 'lin',
        is: { department: 'x' },
        sort: '-name',
        archived: true,
        view: 'board',
        group: 'state',
        wide: true,
        tab: 'history',
      },
    ],
    [{ q: 'lin', exact: true }],
    [{}],
  ])('keeps what it knows: %j', (search) => expect(listSearch(search)).toEqual(search))

  it('leaves out what anyone may have typed', () => {
    expect(listSearch({ q: {}, is: { a: 1, b: 'x' }, sort: 3, archived: 'yes', other: 1 })).toEqual({ is: { b: 'x' } })
  })

  it('looks for digits as words', () => expect(listSearch({ q: 2026 })).toEqual({ q: '2026' }))
})

describe('queryOf', () => {
  it('states words, values and order', () => {
    expect(
      queryOf(personRecord, { q: 'lin', is: { isContractor: 'true', source: 'internal' }, sort: '-name' }),
    ).toEqual({
      filters: [
        { field: 'name', comparison: 'contains', value: 'lin' },
        { field: 'isContractor', comparison: 'is', value: true },
        { field: 'source', comparison: 'is', value: 'internal' },
      ],
      sort: [{ field: 'name', descending: true }],
      archived: false,
    })
  })

  it('ignores fields that the record does not have', () => {
    expect(queryOf(memberRecord, { is: { constructor: 'x' }, sort: 'toString' })).toEqual({
      filters: [],
      sort: [],
      archived: false,
    })
  })
})

describe('nextSort', () => {
  it('goes up, down and back', () => {
    expect(nextSort(undefined, 'name')).toBe('name')
    expect(nextSort('name', 'name')).toBe('-name')
    expect(nextSort('-name', 'name')).toBeUndefined()
    expect(nextSort('-title', 'name')).toBe('name')
  })

  it.each([
    [undefined, 'name', 'name'],
    ['title', 'name', 'title,name'],
    ['title,name', 'name', 'title,-name'],
    ['title,-name', 'name', 'title'],
    ['title,-name,code', 'title', '-title,-name,code'],
    ['a,b,c', 'd', 'b,c,d'],
  ])('adds to %s by %s: %s', (sort, field, next) => expect(nextSort(sort, field, true)).toBe(next))

  it('takes the pressed key alone where none is added', () => expect(nextSort('title,name', 'name')).toBe('-name'))
})

describe('sortKeys', () => {
  it('reads what anyone may have typed', () => {
    expect(sortKeys('a,-a,,-,b,c,d')).toEqual([
      { field: 'a', descending: false },
      { field: 'b', descending: false },
      { field: 'c', descending: false },
    ])
  })
})

describe('withCondition', () => {
  const search = { q: 'port', is: { severity: 'high' }, where: [{ field: 'dueOn', comparison: 'empty' as const }] }
  it('replaces the conditions of the field and leaves the others', () => {
    const value = ['high', 'low']
    expect(withCondition(findingRecord, search, 'severity', { comparison: 'in', value })).toEqual({
      q: 'port',
      where: [...search.where, { field: 'severity', comparison: 'in', value }],
    })
    expect(withCondition(findingRecord, search, 'dueOn', null)).toEqual({ q: 'port', is: { severity: 'high' } })
  })
})

describe('searchFor', () => {
  const cases: readonly (readonly Filter[])[] = [
    [],
    [{ field: 'state', comparison: 'is', value: 'open' }],
    [
      { field: 'severity', comparison: 'is', value: 'high' },
      { field: 'state', comparison: 'in', value: ['open', 'actionPlanned'] },
      { field: 'dueOn', comparison: 'before', value: '2026-11-28' },
    ],
    [
      { field: 'repeatOf', comparison: 'filled' },
      { field: 'identifiedOn', comparison: 'between', value: ['2026-01-01', '2026-01-31'] },
    ],
    [{ field: 'id', comparison: 'in', value: ['a', 'b'] }],
  ]
  it.each(cases)('is read back as the same conditions: %j', (...filters) => {
    const read = listSearch(JSON.parse(JSON.stringify(searchFor(findingRecord, filters))))
    expect(filtersOf(findingRecord, read)).toEqual(filters)
  })

  it('leaves out conditions that anyone may have typed', () => {
    const where = [{ field: 'dueOn', comparison: 'like', value: 'x' }, 3, { field: 'nothing', comparison: 'empty' }]
    expect(filtersOf(findingRecord, listSearch({ where }))).toEqual([])
  })
})
