import { describe, expect, it } from 'vitest'
import { groupCondition } from '#shared/contract/list-summary.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { groupOf, orderedGroups } from './list-grouping.ts'

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
