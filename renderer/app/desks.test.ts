import { describe, expect, it } from 'vitest'
import type { AnyRecord } from '#shared/record/record.ts'
import { everyRole, type Role } from '#shared/record/roles.ts'
import { writtenRecords } from '#shared/registry.ts'
import { deskOf, desksFor, tabsOf } from './desks.ts'

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

  const row = (roles: readonly Role[], name: 'training' | 'oversight', shown: AnyRecord) => {
    const desk = desksFor(roles).find((one) => one.name === name)
    if (!desk) throw new Error(`no desk ${name}`)
    return tabsOf(desk, shown).map(({ record, folded }) => (folded ? `${record.name} ›` : record.name))
  }

  it('name what belongs to another list while that list or one of its kind is shown', () => {
    const { course, competition, award, riskScale } = writtenRecords
    const folded = row(everyRole, 'training', course)
    const unfolded = row(everyRole, 'training', competition)
    const own = ['competition', 'challenge', 'entrant', 'solve', 'award']
    const place = folded.indexOf('competition ›')
    expect(folded).toContain('skill ›')
    expect(unfolded).toEqual([...folded.slice(0, place), ...own, ...folded.slice(place + 1)])
    expect(row(everyRole, 'training', award)).toEqual(unfolded)
    expect(row(everyRole, 'oversight', riskScale)).toContain('riskTreatment')
    expect(row(everyRole, 'oversight', riskScale).length).toBeLessThan(10)
  })

  it('name every list to whoever may read it', () => {
    for (const roles of [everyRole, ...everyRole.map((role) => [role])])
      for (const desk of desksFor(roles))
        for (const shown of desk.records) expect(tabsOf(desk, shown).map(({ record }) => record)).toContain(shown)
  })
})
