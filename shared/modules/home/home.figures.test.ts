import { describe, expect, it } from 'vitest'
import type { AnyRecord } from '../../record/record.ts'
import { records } from '../../registry.ts'
import { ageConditions } from './home.ageing.ts'
import { administratorFigures, auditorFigures, reportingFigures, trainerFigures } from './home.figures.ts'
import { leadFigures } from './home.lead-figures.ts'

const known: ReadonlyMap<string, AnyRecord> = new Map(Object.entries(records))
const all = [
  ...auditorFigures('me', '2026-03-02', ['audit']),
  ...leadFigures('me', '2026-03-02', {
    failing: ['control'],
    silent: ['committee'],
    ready: ['cycle'],
    unreported: ['department'],
  }),
  ...trainerFigures({
    person: 'me',
    today: '2026-03-02',
    now: '2026-03-02T08:00:00.000Z',
    soon: '2026-03-16T08:00:00.000Z',
    marked: [{ assessment: 'a', passMark: '60.00' }],
    missed: ['session'],
  }),
  ...administratorFigures('me', '2026-03-02'),
  ...reportingFigures(['department']),
]

/** The words that a field of a record may hold, or null where it may hold any. */
function wordsOf(record: AnyRecord, field: string): readonly string[] | null {
  if (field === 'state') return Object.keys(record.workflow?.states ?? {})
  const declared = record.fields[field]
  return declared?.kind === 'choice' ? declared.choices : null
}

describe.each(all)('$key', ({ record, filters }) => {
  it('asks for fields, states and choices that exist', () => {
    const declared = known.get(record)
    expect(declared).toBeDefined()
    if (!declared) return
    for (const { field, value } of filters) {
      expect(field === 'state' || field === 'id' || Object.hasOwn(declared.fields, field)).toBe(true)
      const words = wordsOf(declared, field)
      const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
      if (words) for (const one of values) expect(words).toContain(one)
    }
  })
})

it('asks for no checklist where no audit is in work', () => {
  expect(auditorFigures('me', '2026-03-02', []).some(({ record }) => record === 'checklistRow')).toBe(false)
})

it('puts every age of a finding into exactly one span', () => {
  const spans = ageConditions('2026-03-02').flatMap(({ filters }) =>
    filters.filter(({ field }) => field === 'identifiedOn'),
  )
  expect(spans.map(({ comparison, value }) => [comparison, value])).toEqual([
    ['after', '2026-01-30'],
    ['between', ['2026-01-01', '2026-01-30']],
    ['between', ['2025-12-02', '2025-12-31']],
    ['between', ['2025-09-03', '2025-12-01']],
    ['before', '2025-09-03'],
    ['empty', undefined],
  ])
})
