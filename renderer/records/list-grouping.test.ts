import { describe, expect, it } from 'vitest'
import type { Filter } from '#shared/contract/list.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { groupCondition, groupFilters, groupOf, isNarrowedTo, orderedGroups } from './list-grouping.ts'
import { filtersOf, withCondition } from './list-search.ts'

describe('the grouping of a list', () => {
  it.each([
    [{ group: 'severity' }, 'severity'],
    [{ group: 'state' }, 'state'],
    [{ group: 'title' }, null],
    [{ group: 'constructor' }, null],
    [{}, null],
  ])('is by a field that can group: %j', (search, field) => expect(groupOf(findingRecord, search)).toBe(field))

  it.each([
    ['severity', 'high', { comparison: 'is', value: 'high' }],
    ['department', null, { comparison: 'empty' }],
    ['dueOn', '2028-02', { comparison: 'between', value: ['2028-02-01', '2028-02-29'] }],
    ['dueOn', '2026-12', { comparison: 'between', value: ['2026-12-01', '2026-12-31'] }],
  ])('narrows to the group %s %s', (field, value, condition) => {
    expect(groupCondition(findingRecord, field, value)).toEqual(condition)
    const narrowed = withCondition(findingRecord, { group: field }, field, groupCondition(findingRecord, field, value))
    const filters = filtersOf(findingRecord, narrowed)
    expect(narrowed).toMatchObject({ group: field })
    expect(isNarrowedTo(field, groupCondition(findingRecord, field, value), { filters })).toBe(true)
    expect(groupFilters(field, { filters })).toEqual([])
  })

  it('keeps other conditions, and those that are wider than one group', () => {
    const wide: Filter = { field: 'severity', comparison: 'in', value: ['high', 'low'] }
    const other = { field: 'department', comparison: 'empty' } as const
    expect(groupFilters('severity', { filters: [wide, other] })).toEqual([wide, other])
  })

  it.each([
    ['severity', ['low', 'critical', 'medium'], ['critical', 'medium', 'low']],
    ['dueOn', ['2026-12', null, '2026-03'], ['2026-03', '2026-12', null]],
    ['department', ['b', null, 'a'], ['b', 'a', null]],
  ])('puts the groups of %s in order', (field, values, ordered) => {
    const groups = values.map((value) => ({ value, count: 1 }))
    expect(orderedGroups(findingRecord, field, groups).map(({ value }) => value)).toEqual(ordered)
  })
})
