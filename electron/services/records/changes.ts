import type { CborValue } from '#services/journal/cbor.ts'
import type { DraftOperation } from '#services/journal/feed.ts'
import type { ReadOperation } from '#services/journal/history.ts'
import { isListField } from '#shared/record/check.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { sameValue } from '#shared/record/same-value.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'

/** The elements of a list value by id; a reference is its own id. */
function elements(value: AnyValue | undefined): ReadonlyMap<string, AnyValue> {
  if (!Array.isArray(value)) return new Map()
  return new Map(
    value.map((element: AnyValue): [string, AnyValue] =>
      typeof element === 'string' ? [element, element] : [elementId(element), element],
    ),
  )
}

function elementId(element: AnyValue): string {
  if (typeof element === 'object' && element !== null && 'id' in element) return String(element.id)
  return ''
}

type Place = { readonly record: string; readonly id: string; readonly base: string | null }

function listOperations(place: Place, field: string, before: AnyValue | undefined, after: AnyValue | undefined) {
  const [old, next] = [elements(before), elements(after)]
  const operations: DraftOperation[] = []
  for (const part of old.keys()) if (!next.has(part)) operations.push({ ...place, kind: 'remove', field, part })
  for (const [part, value] of next) {
    if (!old.has(part)) operations.push({ ...place, kind: 'add', field, part, value: toCbor(value) })
    else if (!sameValue(old.get(part), value))
      operations.push({ ...place, kind: 'set', field, part, value: toCbor(value) })
  }
  const grown = [...[...old.keys()].filter((id) => next.has(id)), ...[...next.keys()].filter((id) => !old.has(id))]
  const order = [...next.keys()]
  if (order.some((id, index) => id !== grown[index])) operations.push({ ...place, kind: 'set', field, value: order })
  return operations
}

/** A plain value is CBOR as it stands: no floats, no undefined (draftCheck lets none through). */
function toCbor(value: AnyValue | undefined): CborValue {
  if (value === null || value === undefined || typeof value !== 'object') return value ?? null
  if (Array.isArray(value)) return value.map((element: AnyValue) => toCbor(element))
  return Object.fromEntries(Object.entries(value).map(([key, member]: [string, AnyValue]) => [key, toCbor(member)]))
}

/**
 * What turns `before` into `after`, as journal operations: one `set` per changed field, `add`, `remove` and `set` with
 * `part` for the elements of lists, and a `set` of a list field to its ids where their order changed otherwise.
 */
export function operationsBetween(
  record: AnyRecord,
  before: AnyEntity | null,
  after: AnyEntity,
  base: string | null,
): readonly DraftOperation[] {
  const place = { record: record.name, id: after.id, base }
  const operations: DraftOperation[] = before ? [] : [{ ...place, kind: 'create' }]
  if (before && before.archived !== after.archived)
    operations.push({ ...place, kind: after.archived ? 'archive' : 'restore' })
  if (after.state !== (before?.state ?? ''))
    operations.push({ ...place, kind: 'set', field: 'state', value: after.state })
  for (const [name, field] of Object.entries(record.fields)) {
    if (isListField(field)) operations.push(...listOperations(place, name, before?.[name], after[name]))
    else if (!sameValue(before?.[name] ?? null, after[name] ?? null))
      operations.push({ ...place, kind: 'set', field: name, value: toCbor(after[name]) })
  }
  return operations
}

function fromCbor(value: CborValue): AnyValue {
  if (value instanceof Map || value instanceof Uint8Array) return null
  if (Array.isArray(value)) return value.map((element: CborValue) => fromCbor(element))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, member]: [string, CborValue]) => [key, fromCbor(member)]),
    )
  return value
}

/** The value that an operation stored, or null where it has none or it was redacted. */
function storedPlain(operation: ReadOperation): AnyValue {
  return operation.stored.state === 'present' ? fromCbor(operation.stored.value) : null
}

function emptyOf(field: Field): AnyValue {
  return isListField(field) ? [] : null
}

/** A record as it is right after its `create`, before its fields are set. */
export function blankEntity(record: AnyRecord, id: string): AnyEntity {
  const values: Record<string, AnyValue> = {}
  for (const [name, field] of Object.entries(record.fields)) values[name] = emptyOf(field)
  const nobody = { revision: '', createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' }
  return { ...values, ...nobody, id, archived: false, state: '' }
}

/** What one operation does to a record; the reverse of operationsBetween, used by history and audit. */
export function applyOperation(record: AnyRecord, entity: AnyEntity, operation: ReadOperation): AnyEntity {
  const { kind, field, part } = operation
  if (kind === 'archive' || kind === 'restore') return { ...entity, archived: kind === 'archive' }
  if (field === undefined || kind === 'create' || kind === 'redact') return entity
  const value = storedPlain(operation)
  if (field === 'state') return { ...entity, state: String(value) }
  const declared = Object.hasOwn(record.fields, field) ? record.fields[field] : undefined
  if (!declared) return entity
  if (!isListField(declared)) return { ...entity, [field]: value }
  const list = new Map(elements(entity[field]))
  if (part === undefined && Array.isArray(value)) {
    const ordered = value.flatMap((id: AnyValue) => {
      const element = list.get(String(id))
      return element === undefined ? [] : [element]
    })
    return { ...entity, [field]: ordered }
  }
  if (part !== undefined && kind === 'remove') list.delete(part)
  else if (part !== undefined) list.set(part, value)
  return { ...entity, [field]: [...list.values()] }
}
