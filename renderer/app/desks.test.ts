import { describe, expect, it } from 'vitest'
import { everyRole } from '#shared/record/roles.ts'
import { writtenRecords } from '#shared/registry.ts'
import { deskOf, desksFor } from './desks.ts'

describe('desks', () => {
  it('hold every record that people write, but for those with a place of their own, and what they bring in or draw', () => {
    const placed = desksFor(everyRole).flatMap((desk) => desk.records.map((record) => record.name))
    const elsewhere = Object.values(writtenRecords)
      .filter((record) => deskOf(record) === null)
      .map((record) => record.name)
    expect([...placed, ...elsewhere].toSorted()).toEqual(
      [...Object.keys(writtenRecords), 'scan', 'population', 'sample'].toSorted(),
    )
    expect(new Set(placed).size).toBe(placed.length)
    expect(desksFor(everyRole).find(({ name }) => name === 'assets')?.records[0]?.name).toBe('asset')
  })

  it('show a trainer no desk whose records the trainer may not read', () => {
    for (const desk of desksFor(['trainer']))
      for (const record of desk.records) expect(record.readers).toContain('trainer')
  })
})
