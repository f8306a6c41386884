import { expect, it } from 'vitest'
import type { AnyRecord } from '../../record/record.ts'
import { writtenRecords } from '../../registry.ts'
import { duties, dutyOf, hasDuties, isMarkedDay, passedDuty } from './exchange.duties.ts'

const records: Readonly<Record<string, AnyRecord>> = writtenRecords

it.each(duties)('$record.$field is a date of a record, in states and for people that it has', (duty) => {
  const record = records[duty.record]
  expect(['date', 'instant']).toContain(record?.fields[duty.field]?.kind)
  for (const state of duty.states) expect(Object.keys(record?.workflow?.states ?? {})).toContain(state)
  for (const name of duty.people) expect(record?.fields[name]).toMatchObject({ to: 'person' })
})

it('knows which lists have dates', () => {
  expect(hasDuties('finding')).toBe(true)
  expect(hasDuties('person')).toBe(false)
})

it.each([
  ['a day that has passed', 'vulnerability', 'dueOn', { state: 'open', dueOn: '2026-03-07' }, 'overdue'],
  ['the day itself', 'vulnerability', 'dueOn', { state: 'open', dueOn: '2026-03-08' }, null],
  ['what is done', 'vulnerability', 'dueOn', { state: 'verified', dueOn: '2026-03-07' }, null],
  ['no day', 'vulnerability', 'dueOn', { state: 'open', dueOn: null }, null],
  ['what was granted', 'vulnerability', 'acceptedUntil', { state: 'accepted', acceptedUntil: '2026-03-07' }, 'expired'],
  [
    'an action that waits for its verification',
    'correctiveAction',
    'dueOn',
    { state: 'done', dueOn: '2026-03-07' },
    null,
  ],
  ['a campaign that still asks', 'attestationCampaign', 'dueOn', { state: 'running', dueOn: '2026-03-07' }, 'overdue'],
  ['a campaign that is closed', 'attestationCampaign', 'dueOn', { state: 'closed', dueOn: '2026-03-07' }, null],
  ['evidence that has lapsed', 'evidenceItem', 'validUntil', { state: 'x', validUntil: '2026-03-07' }, 'expired'],
  [
    'evidence of which somebody says why it still holds',
    'evidenceItem',
    'validUntil',
    { state: 'x', validUntil: '2026-03-07', stillValid: 'Nothing changed.' },
    null,
  ],
  ['a day that nobody has to keep', 'vulnerability', 'firstSeenOn', { state: 'open', firstSeenOn: '2026-01-01' }, null],
])('says whether a duty was missed: %s', (_, record, field, row, missed) => {
  expect(passedDuty(record, field, row, '2026-03-08')).toBe(missed)
})

it('knows the duty of a field', () => {
  expect(dutyOf('risk', 'acceptedUntil')).toMatchObject({ ends: true })
  expect(dutyOf('risk', 'constructor')).toBeUndefined()
  const marked = [isMarkedDay('risk', 'acceptedUntil'), isMarkedDay('evidenceItem', 'validUntil')]
  expect([...marked, isMarkedDay('evidenceItem', 'collectedAt')]).toEqual([true, true, false])
})
