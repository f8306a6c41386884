import { describe, expect, it } from 'vitest'
import { checklistRowRecord } from '../modules/audits/checklist-row.record.ts'
import { findingRecord } from '../modules/audits/finding.record.ts'
import { changesSigned, countSignOffs, isSigned, lapsing, signedFields, signOffs } from './lapse.ts'
import { entity } from './rule-case.test-support.ts'

const prepared = entity({ state: 'prepared', note: 'seen', preparedBy: 'ann', preparedOn: '2026-10-01' })
const reviewed = entity({ ...prepared, state: 'reviewed', reviewedBy: 'bob', reviewedOn: '2026-10-02' })
const open = entity({ state: 'open', note: 'seen' })

describe('sign-offs that end with an edit', () => {
  it('stand in the states that the step leads out of', () => {
    expect([open, prepared, reviewed].map((row) => isSigned(checklistRowRecord, row))).toEqual([false, true, true])
    expect(isSigned(findingRecord, entity({ state: 'verified' }))).toBe(false)
  })

  it.each([
    ['the text', prepared, { note: 'seen twice' }, true],
    ['the evidence', reviewed, { note: 'seen', evidence: [{ id: 'e', name: 'n' }] }, true],
    ['the samples', prepared, { note: 'seen', samples: ['s'] }, true],
    ['nothing', prepared, { note: 'seen' }, false],
    ['the place in the checklist', reviewed, { note: 'seen', position: 9 }, false],
    ['an open paper', open, { note: 'other' }, false],
  ])('end by an edit of %s, or do not', (_, before, after, expected) => {
    expect(changesSigned(checklistRowRecord, before, after)).toBe(expected)
  })

  it('are counted by who gave them, before many rows are edited at once', () => {
    const others = entity({ ...prepared, id: 'second', preparedBy: 'bob' })
    expect(countSignOffs(checklistRowRecord, [prepared, open, reviewed, others])).toEqual([
      { person: 'ann', count: 2 },
      { person: 'bob', count: 2 },
    ])
    expect(countSignOffs(checklistRowRecord, [open])).toEqual([])
    expect(countSignOffs(findingRecord, [entity({ state: 'verified' })])).toEqual([])
  })

  it('name who signed, and are emptied together', () => {
    expect(signOffs(checklistRowRecord, reviewed).map(({ by }) => by)).toEqual(['preparedBy', 'reviewedBy'])
    expect(signOffs(checklistRowRecord, prepared).map(({ by }) => by)).toEqual(['preparedBy'])
    const changes = { preparedBy: null, preparedOn: null, reviewedBy: null, reviewedOn: null }
    expect(lapsing(checklistRowRecord, reviewed)).toEqual({ step: 'lapse', changes })
    expect(lapsing(checklistRowRecord, open)).toBeNull()
    expect(lapsing(findingRecord, open)).toBeNull()
    expect(signedFields(findingRecord)).toEqual([])
  })
})
