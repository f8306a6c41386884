import { describe, expect, it } from 'vitest'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { draftKey, draftOf, draftPlace, entityBefore, readDraft } from './form-draft.ts'
import { valuesFor } from './form-values.ts'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const before = valuesFor(findingRecord, { title: 'Old', severity: 'high' })

describe('the draft of a form', () => {
  it('is none while nothing differs, an empty text for null included', () => {
    expect(draftOf(findingRecord, before, { ...before, condition: '' }, '1:1')).toBeNull()
  })

  it('holds what differs from the record that was opened, with what stood there', () => {
    const draft = draftOf(findingRecord, before, { ...before, title: 'New' }, '1:1')
    expect(draft).toEqual({ revision: '1:1', title: 'New', typed: { title: 'New' }, base: { title: 'Old' } })
  })

  it('holds all that is filled in of a new record', () => {
    const draft = draftOf(findingRecord, before, { ...before, condition: 'c' }, null)
    expect(draft?.typed).toEqual({ title: 'Old', severity: 'high', condition: 'c' })
  })

  it('comes back as it was kept', () => {
    const draft = draftOf(findingRecord, before, { ...before, title: 'x'.repeat(5000) }, null)
    expect(readDraft(findingRecord, JSON.parse(JSON.stringify(draft)))).toEqual(draft)
  })

  it.each([null, 'text', [], {}, { typed: 1, base: {} }, { typed: {}, base: {} }, { typed: { gone: 1 }, base: {} }])(
    'is not read from %j',
    (value) => expect(readDraft(findingRecord, value)).toBeNull(),
  )

  it('names its place', () => {
    expect(draftPlace(draftKey('finding', id))).toEqual({ record: 'finding', id })
    expect(draftPlace(draftKey('finding', null))).toEqual({ record: 'finding', id: null })
    expect(draftPlace('finding')).toBeNull()
    expect(draftPlace('finding:../x')).toBeNull()
  })

  it('is saved over the revision on which it was typed', () => {
    const stamp = { archived: false, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', state: 'open' }
    const entity: AnyEntity = { ...stamp, id, revision: '1:9', title: 'Theirs', cause: 'c' }
    const draft = { revision: '1:1', title: '', typed: { title: 'Mine' }, base: { title: 'Old' } }
    expect(entityBefore(entity, draft)).toEqual({ ...entity, revision: '1:1', title: 'Old' })
    expect(entityBefore(entity, { ...draft, revision: '1:9' })).toBe(entity)
  })
})
