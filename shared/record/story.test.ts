import { describe, expect, it } from 'vitest'
import { findingRecord } from '../modules/audits/finding.record.ts'
import type { AnyRecord } from './record.ts'
import { clausesOf, listDifference, takenBack } from './story.ts'
import type { AnyEntity } from './values.ts'

const record: AnyRecord = findingRecord
const kinds = (...changes: Parameters<typeof clausesOf>[1]) =>
  clausesOf(record, changes).map(({ kind, step, field }) => (step ? `${kind} ${step}` : `${kind} ${field}`))
const long = 'word '.repeat(40)

describe('what is said of a change', () => {
  it.each([
    [{ field: 'severity', before: 'medium', after: 'high' }, 'raised severity'],
    [{ field: 'severity', before: 'critical', after: 'low' }, 'lowered severity'],
    [{ field: 'dueOn', before: '2026-06-01', after: '2026-06-30' }, 'moved dueOn'],
    [{ field: 'dueOn', before: null, after: '2026-06-30' }, 'set dueOn'],
    [{ field: 'dueOn', before: '2026-06-30', after: null }, 'cleared dueOn'],
    [{ field: 'title', before: 'Port', after: 'Open port' }, 'changed title'],
    [{ field: 'condition', before: null, after: long }, 'wrote condition'],
    [{ field: 'condition', before: 'short', after: long }, 'rewrote condition'],
    [{ field: 'condition', before: 'a\nb', after: '' }, 'erased condition'],
    [{ field: 'number', before: 'F-2026-A01', after: 'F-2026-001' }, 'numbered number'],
    [{ field: 'evidence', before: [], after: [{ id: 'a' }] }, 'files evidence'],
    [{ field: 'state', before: 'open', after: 'actionPlanned' }, 'step planAction'],
    [{ field: 'state', before: 'open', after: 'closed' }, 'state state'],
  ])('%j: %s', (change, expected) => {
    expect(kinds(change)).toEqual([expected])
  })

  it('begins with the step and leaves out what the step itself stamps', () => {
    const changes = [
      { field: 'implementationNote', before: null, after: 'Closed' },
      { field: 'implementedBy', before: null, after: 'p1' },
      { field: 'implementedOn', before: null, after: '2026-03-02' },
      { field: 'state', before: 'actionPlanned', after: 'implemented' },
    ]
    expect(kinds(...changes)).toEqual(['step implement', 'set implementationNote'])
  })

  it('tells the elements of a list apart by id', () => {
    const row = (id: string, name: string) => ({ id, name })
    expect(listDifference([row('1', 'a'), row('2', 'b')], [row('2', 'c'), row('3', 'd')])).toEqual({
      added: [row('3', 'd')],
      removed: [row('1', 'a')],
      changed: [{ before: row('2', 'b'), after: row('2', 'c') }],
    })
    expect(listDifference(['x'], ['x', 'y'])).toEqual({ added: ['y'], removed: [], changed: [] })
    expect(listDifference(null, null)).toEqual({ added: [], removed: [], changed: [] })
  })
})

describe('taking an edit back', () => {
  const stamp = { revision: 'd:2', archived: false, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' }
  const entity: AnyEntity = { id: '1', state: 'open', ...stamp, severity: 'high', title: 'Port' }
  const changes = [{ field: 'severity', before: 'medium', after: 'high' }]

  it('restores what was before', () => {
    expect(takenBack(record, { kind: 'changed', changes }, entity)).toEqual({ severity: 'medium' })
  })

  it.each([
    ['a step', { kind: 'moved', changes }],
    ['a creation', { kind: 'created', changes }],
    ['what was changed again since', { kind: 'changed', changes: [{ ...changes[0], field: 'title', after: 'Gate' }] }],
    ['a number', { kind: 'changed', changes: [{ field: 'number', before: 'a', after: null }] }],
    ['a stamp', { kind: 'changed', changes: [{ field: 'verifiedBy', before: 'p', after: null }] }],
  ])('is not possible for %s', (_what, entry) => {
    const whole = entry.changes.map(({ field, before, after }) => ({
      field,
      before: before ?? null,
      after: after ?? null,
    }))
    expect(takenBack(record, { kind: entry.kind, changes: whole }, entity)).toBeNull()
  })
})
