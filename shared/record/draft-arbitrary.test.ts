import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldErrors } from '../contract/checked.ts'
import { records } from '../registry.ts'
import { changesCheck, draftCheck, isListField } from './check.ts'
import { draftArbitrary, invalidDraftArbitrary } from './draft-arbitrary.test-support.ts'
import type { AnyRecord } from './record.ts'

const all: readonly AnyRecord[] = Object.values(records)
const files = ['a', 'b', 'c'].map((digit, size) => ({
  id: digit.repeat(64),
  name: `底稿 ${digit}.pdf`,
  mediaType: 'application/pdf',
  size,
  sha256: digit.repeat(64),
}))

/** What the check makes of a valid draft: the same values, and the empty value of every field left out. */
function completed(fields: AnyRecord['fields'], draft: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(fields)
    .filter(([, field]) => field.kind !== 'number')
    .map(([name, field]) => {
      const value = draft[name] ?? (isListField(field) ? [] : null)
      if (field.kind !== 'parts' || !Array.isArray(value)) return [name, value]
      return [name, value.map((row: Readonly<Record<string, unknown>>) => completed(field.fields, row))]
    })
  return Object.fromEntries(entries)
}

describe('drafts of every record', () => {
  it.each(all)('$name: a valid draft is accepted as it is', (record) => {
    fc.assert(
      fc.property(draftArbitrary(record, {}, files), (draft) => {
        const accepted = draftCheck(record).parse(draft)
        expect(accepted).toEqual(completed(record.fields, draft))
        expect(draftCheck(record).parse(accepted)).toEqual(accepted)
        expect(changesCheck(record).parse(accepted)).toEqual(accepted)
      }),
      { numRuns: 60 },
    )
  })

  it.each(all)('$name: a spoilt draft is refused by the name of its field', (record) => {
    fc.assert(
      fc.property(invalidDraftArbitrary(record), ({ draft, field }) => {
        const result = draftCheck(record).safeParse(draft)
        expect(result.success).toBe(false)
        const paths = result.error ? fieldErrors(result.error).map((error) => error.path.split('.')[0]) : []
        expect(paths.length).toBeGreaterThan(0)
        expect(new Set(paths)).toEqual(new Set([field]))
      }),
      { numRuns: 300 },
    )
  })

  it('references only what there is', () => {
    const [person, department] = ['01234567-89ab-4cde-8f01-23456789abcd', '01234567-89ab-4cde-8f01-23456789abce']
    const ids = { person: [person], department: [department] }
    for (const draft of fc.sample(draftArbitrary(records.finding, ids), 200)) {
      expect(draft.department).toBe(department)
      expect([null, undefined, person]).toContain(draft.owner)
      expect(draft.audit ?? null).toBeNull()
    }
  })
})
