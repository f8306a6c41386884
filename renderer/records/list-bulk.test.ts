import { describe, expect, it } from 'vitest'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { entity } from '#shared/record/rule-case.test-support.ts'
import { bulkLapses, bulkValue } from './list-bulk.ts'

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

describe('the sign-offs that a bulk change ends', () => {
  const signed = { state: 'prepared', result: 'conform', position: 1, preparedBy: 'ann', preparedOn: '2026-10-01' }
  const rows = [
    entity({ ...signed, id: 'a' }),
    entity({ ...signed, id: 'b', result: 'observation' }),
    entity({ ...signed, id: 'c', state: 'open' }),
  ]

  it.each([
    ['what all of them were given for', { result: 'notApplicable' }, 2],
    ['what one of them says already', { result: 'conform' }, 1],
    ['what none was given for', { position: 9 }, 0],
    ['what cannot be read yet', { result: 'perhaps' }, 0],
  ])('of %s', (_, stated, count) => {
    expect(bulkLapses(checklistRowRecord, rows, stated)).toEqual(count === 0 ? [] : [{ person: 'ann', count }])
  })
})
