import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../contract/record-operations.ts'
import type { AnyValue } from '../../record/values.ts'
import { differingFields, paperFields, paperVersions } from './audits.versions.ts'

type Change = readonly [field: string, before: AnyValue, after: AnyValue]

let at = 0
function entry(person: string, changes: readonly Change[], reason: string | null = null): HistoryEntry {
  at += 1
  return {
    revision: `feed:${at}`,
    kind: 'changed',
    at: `2026-10-01T08:00:0${at}.000Z`,
    zone: 'Europe/Berlin',
    person,
    device: 'feed',
    reason,
    changes: changes.map(([field, before, after]) => ({ field, before, after })),
  }
}

const created = entry('ann', [
  ['question', null, 'Who has keys?'],
  ['state', '', 'open'],
])
const seen = entry('ann', [['note', null, 'Ten of ten.']])
const prepared = entry('ann', [['state', 'open', 'prepared']])
const reviewed = entry('bob', [['state', 'prepared', 'reviewed']])
const recalled = entry('eve', [['state', 'reviewed', 'prepared']])
const edited = entry('ann', [
  ['note', 'Ten of ten.', 'Nine of ten.'],
  ['state', 'prepared', 'open'],
])
const history = [created, seen, prepared, reviewed, recalled, edited].toReversed()

describe('the versions of a working paper', () => {
  it('are the paper as it was at each sign-off', () => {
    const versions = paperVersions(history)
    expect(versions.map(({ kind, person }) => `${kind} ${person}`)).toEqual(['prepared ann', 'reviewed bob'])
    for (const { values } of versions) expect(values).toMatchObject({ question: 'Who has keys?', note: 'Ten of ten.' })
  })

  it('say by what each sign-off ended', () => {
    const [preparation, review] = paperVersions(history)
    expect(review?.ended).toMatchObject({ person: 'eve', fields: [] })
    expect(preparation?.ended).toMatchObject({ person: 'ann', fields: ['note'] })
  })

  it('stand while nothing has ended them', () => {
    const standing = paperVersions([created, seen, prepared, reviewed].toReversed())
    expect(standing.map(({ ended }) => ended)).toEqual([null, null])
    expect(paperVersions([])).toEqual([])
  })

  it('are compared by what was signed off, not by the sign-offs', () => {
    const newer = { note: 'b', position: 2, preparedBy: 'ann', samples: ['s'] }
    expect(differingFields({ note: 'a', position: 1, samples: [] }, newer)).toEqual(['samples', 'note'])
    expect(differingFields({ note: 'a' }, { note: 'a', samples: [], evidence: [] })).toEqual([])
    expect(paperFields).not.toContain('reviewNote')
  })
})
