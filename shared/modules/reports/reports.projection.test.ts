import { describe, expect, it } from 'vitest'
import type { FieldChange, HistoryEntry } from '../../contract/record-operations.ts'
import { changedSince, type SealedHistory, sealedHeads } from './reports.projection.ts'

const heads = sealedHeads('A1 10 aa\nB2 3 bb')

function entry(
  revision: string,
  changes: readonly FieldChange[],
  kind: HistoryEntry['kind'] = 'changed',
): HistoryEntry {
  const [device = ''] = revision.split(':')
  return { revision, kind, at: '2026-10-01T08:00:00Z', zone: 'UTC', person: 'mei', device, reason: revision, changes }
}
const set = (field: string, before: string | null, after: string | null) => ({ field, before, after })
function history(entries: readonly HistoryEntry[], given: Partial<SealedHistory> = {}): SealedHistory {
  const record = { record: 'finding', id: 'f', title: 'F-1 Gap', wasSealed: true, isArchived: false }
  return { ...record, entries, ...given }
}
const created = entry('A1:4', [set('title', null, 'Gap')], 'created')

describe('what became of a record since a report was sealed', () => {
  it.each([
    ['nothing happened', [created]],
    ['the last edit is the one at the head of its feed', [entry('A1:10', [set('cause', null, 'x')]), created]],
    ['an edit on the other laptop lies under its head', [entry('B2:3', [set('cause', null, 'x')]), created]],
  ])('says nothing where %s', (_, entries) => {
    expect(changedSince(history(entries), heads)).toBeNull()
  })

  it('tells each field as it was sealed and as it is now, over several edits', () => {
    const entries = [
      entry('B2:4', [set('cause', 'y', 'z')]),
      entry('A1:12', [set('cause', null, 'y'), set('effect', 'e', null)]),
      entry('A1:9', [set('cause', 'old', null)]),
      created,
    ]
    expect(changedSince(history(entries), heads)).toMatchObject({
      kind: 'changed',
      changes: [set('cause', null, 'z'), set('effect', 'e', null)],
      edits: [{ revision: 'B2:4' }, { revision: 'A1:12' }],
    })
  })

  it('knows an edit of a laptop that had no feed when the report was sealed', () => {
    const one = changedSince(history([entry('C3:1', [set('cause', null, 'x')]), created]), heads)
    expect(one?.kind).toBe('changed')
  })

  it('keeps in sight what was edited and put back', () => {
    const entries = [entry('A1:12', [set('cause', 'y', 'x')]), entry('A1:11', [set('cause', 'x', 'y')]), created]
    expect(changedSince(history(entries), heads)).toMatchObject({ kind: 'same', changes: [], edits: { length: 2 } })
  })

  it.each([
    ['archived', [entry('A1:11', [], 'archived')], { isArchived: true }],
    ['archived', [entry('A1:12', [], 'archived'), entry('A1:11', [set('cause', 'x', 'y')])], { isArchived: true }],
    ['restored', [entry('A1:11', [], 'restored')], {}],
    ['same', [entry('A1:12', [], 'restored'), entry('A1:11', [], 'archived')], {}],
    ['added', [entry('A1:11', [set('title', null, 'New')], 'created')], { wasSealed: false }],
    ['added', [created], { wasSealed: false }],
  ] as const)('calls it %s', (kind, entries, given) => {
    expect(changedSince(history(entries, given), heads)?.kind).toBe(kind)
  })
})
