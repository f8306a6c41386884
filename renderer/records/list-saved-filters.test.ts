import { describe, expect, it } from 'vitest'
import { nameOf, noFilters, readSaved, renamed, withFilter, withoutFilter } from './list-saved-filters.ts'

const high = { name: 'Grave', search: { is: { severity: 'high' } } }
const mine = { name: 'Mine', search: { where: [{ field: 'owner', comparison: 'filled' as const }], sort: '-dueOn' } }
const saved = { filters: [high, mine], standard: 'Mine' }

describe('saved filters', () => {
  it('come back as they were kept', () => expect(readSaved(JSON.parse(JSON.stringify(saved)))).toEqual(saved))

  it.each([
    null,
    3,
    'x',
    [],
    {},
    { filters: {} },
    { filters: [null, 1, { name: '' }, { name: 'a' }, { name: 'b', search: [] }] },
  ])('are none where %j was kept', (value) => expect(readSaved(value)).toEqual(noFilters))

  it('leave out what an address may not hold, a second of the same name, and an unknown first one', () => {
    const search = { is: { a: 1 }, sort: 7, view: 'board' }
    expect(readSaved({ filters: [high, high, { name: ' b ', search }], standard: 'c' })).toEqual({
      filters: [high, { name: 'b', search: {} }],
      standard: null,
    })
  })

  it('are replaced, renamed and removed by name', () => {
    const other = { name: 'Grave', search: { is: { severity: 'critical' } } }
    expect(withFilter(saved, other).filters).toEqual([other, mine])
    expect(renamed(saved, 'Mine', 'Ours')).toEqual({
      filters: [high, { ...mine, name: 'Ours' }],
      standard: 'Ours',
    })
    expect(renamed(saved, 'Mine', 'Grave')).toBe(saved)
    expect(withoutFilter(saved, 'Mine')).toEqual({ filters: [high], standard: null })
  })

  it('are recognised in the address, whatever view it states', () => {
    expect(nameOf(saved, { view: 'board', sort: '-dueOn', where: mine.search.where })).toBe('Mine')
    expect(nameOf(saved, {})).toBeNull()
  })
})
