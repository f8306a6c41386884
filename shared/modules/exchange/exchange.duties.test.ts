import { expect, it } from 'vitest'
import type { AnyRecord } from '../../record/record.ts'
import { writtenRecords } from '../../registry.ts'
import { duties, hasDuties } from './exchange.duties.ts'

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
