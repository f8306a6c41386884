import { describe, expect, it } from 'vitest'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { draftKey, draftOf, draftPlace, entityBefore, foundDrafts, readDraft } from './form-draft.ts'
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

  it('is found again by its record, the latest first, and nothing else is', () => {
    const at = (minute: number) => `2026-11-28T10:0${minute}:00.000Z`
    const form = { revision: null, title: 'Leavers', typed: { title: 'Leavers' }, base: { title: null } }
    const kept = [
      { key: `finding:${id}`, value: form, at: at(1) },
      { key: 'finding:new', value: { ...form, title: '' }, at: at(3) },
      { key: `finding.cause:${id}`, value: { text: ' 一\n二', base: '' }, at: at(2) },
      { key: `finding.cause:${id}`, value: { text: 4 }, at: at(4) },
      { key: 'gone:new', value: form, at: at(5) },
      { key: 'finding:new', value: 'text', at: at(6) },
      { key: 'finding', value: form, at: at(7) },
    ]
    const named = (name: string) => (name === 'finding' ? findingRecord : null)
    expect(foundDrafts(kept, named).map((draft) => [draft.id, draft.field, draft.title])).toEqual([
      [null, null, ''],
      [id, 'cause', '一'],
      [id, null, 'Leavers'],
    ])
  })

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
