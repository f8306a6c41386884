import { describe, expect, it } from 'vitest'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { bulkValue } from './list-bulk.ts'

describe('the value of a bulk change', () => {
  it.each([
    ['dueOn', '2026-12-31', 'set'],
    ['dueOn', undefined, 'emptying'],
    ['dueOn', null, 'emptying'],
    ['owner', '', 'emptying'],
    ['severity', undefined, 'needed'],
    ['severity', 'low', 'set'],
    // Cleared on purpose: a list that was left alone is undefined.
    ['contributingDepartments', [], 'set'],
    ['contributingDepartments', undefined, 'emptying'],
  ] as const)('%s, given %j: %s', (field, value, expected) => {
    expect(bulkValue(findingRecord, field, value)).toBe(expected)
  })
})
