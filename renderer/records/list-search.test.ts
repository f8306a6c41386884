import { describe, expect, it } from 'vitest'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { listSearch, nextSort, queryOf } from './list-search.ts'

describe('listSearch', () => {
  it.each([
    [{ q: 'lin', is: { department: 'x' }, sort: '-name', archived: true, view: 'board', wide: true, tab: 'history' }],
    [{ q: 'lin' }],
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
})
