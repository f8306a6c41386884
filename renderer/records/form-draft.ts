import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { type FormValues, typedFields } from './form-values.ts'

/**
 * What was typed into a form and not saved: only the fields that differ from `base`, the values that stood there.
 * `revision` is that of the record which was being edited, null for a new one.
 */
export type FormDraft = {
  readonly revision: string | null
  readonly title: string
  readonly typed: FormValues
  readonly base: FormValues
}

/** The draft of a form as it is kept, with the instant at which that was. */
export type KeptDraft = FormDraft & { readonly key: string; readonly at: string }

const newRecord = 'new'

/** Where the draft of a form is kept: one for every record, and one for a new record of each type. */
export function draftKey(record: string, id: string | null): string {
  return `${record}:${id ?? newRecord}`
}

/** The record and id that a key stands for, null where it is no key of a form. */
export function draftPlace(key: string): { readonly record: string; readonly id: string | null } | null {
  const [, record, id] = /^([A-Za-z]+):([0-9a-f-]{36}|new)$/.exec(key) ?? []
  return record && id ? { record, id: id === newRecord ? null : id } : null
}

/** A draft as it is found again: a whole form, or one text of a record that is written without its form. */
export type FoundDraft = {
  readonly key: string
  readonly at: string
  readonly record: AnyRecord
  readonly id: string | null
  /** The one field that was written, null for a form. */
  readonly field: string | null
  /** What the draft is called, empty where it has no name yet. */
  readonly title: string
}

const longestTitle = 200

function textDraft(
  key: string,
  value: unknown,
): (Pick<FoundDraft, 'id' | 'field' | 'title'> & { record: string }) | null {
  const [, record, field, id] = /^([A-Za-z]+)\.([A-Za-z]+):([0-9a-f-]{36})$/.exec(key) ?? []
  if (!record || !field || !id || !isValues(value) || typeof value.text !== 'string') return null
  return { record, field, id, title: value.text.trim().split('\n', 1)[0]?.slice(0, longestTitle) ?? '' }
}

/** What was kept as drafts of records that `recordNamed` knows, the latest first; anything else is left out. */
export function foundDrafts(
  kept: Iterable<{ readonly key: string; readonly value: unknown; readonly at: string }>,
  recordNamed: (name: string) => AnyRecord | null,
): readonly FoundDraft[] {
  return [...kept]
    .flatMap(({ key, value, at }): readonly FoundDraft[] => {
      const place = draftPlace(key)
      const text = textDraft(key, value)
      const record = recordNamed(place?.record ?? text?.record ?? '')
      if (!record) return []
      if (text) return [{ ...text, key, at, record }]
      const draft = readDraft(record, value)
      return draft ? [{ key, at, record, id: place?.id ?? null, field: null, title: draft.title }] : []
    })
    .toSorted((one, other) => other.at.localeCompare(one.at))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

function isUnfilled(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  )
}

/** What differs between a form and the values with which it began; null where nothing does. */
export function draftOf(
  record: AnyRecord,
  before: FormValues,
  values: FormValues,
  revision: string | null,
): FormDraft | null {
  const changed = typedFields(record).filter(
    (name) => !isSame(before[name], values[name]) && !(isUnfilled(before[name]) && isUnfilled(values[name])),
  )
  if (changed.length === 0) return null
  // A new record has nothing stored to fall back on: what stood in its form from the beginning is kept as well.
  const kept = revision === null ? typedFields(record).filter((name) => !isUnfilled(values[name])) : changed
  const pick = (source: FormValues) => Object.fromEntries(kept.map((name) => [name, source[name] ?? null]))
  const title = values[record.title]
  return {
    revision,
    title: typeof title === 'string' ? title.slice(0, longestTitle) : '',
    typed: pick(values),
    base: pick(before),
  }
}

function isValues(value: unknown): value is FormValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A kept value as the draft that it is, without fields that this version does not know; null for anything else. */
export function readDraft(record: AnyRecord, value: unknown): FormDraft | null {
  if (!isValues(value) || !isValues(value.typed) || !isValues(value.base)) return null
  const { typed, base, revision, title } = value
  const known = typedFields(record).filter((name) => name in typed)
  if (known.length === 0) return null
  return {
    revision: typeof revision === 'string' ? revision : null,
    title: typeof title === 'string' ? title : '',
    typed: Object.fromEntries(known.map((name) => [name, typed[name]])),
    base: Object.fromEntries(known.map((name) => [name, base[name]])),
  }
}

/**
 * A record as it stood where the draft was typed, as far as the draft knows: saving over it meets whatever others
 * changed since, instead of writing over it.
 */
export function entityBefore(entity: AnyEntity, draft: FormDraft): AnyEntity {
  if (draft.revision === null || draft.revision === entity.revision) return entity
  // The base was taken from an entity of this record, so its values are values of its fields.
  return { ...entity, ...(draft.base as Readonly<Record<string, AnyValue>>), revision: draft.revision }
}
