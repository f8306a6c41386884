import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import type { ReferenceNames } from './reference-names.ts'

/** Whether a plain value has members. */
export function isMap(value: AnyValue | undefined): value is { readonly [key: string]: AnyValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of a value: ISO 8601, decimals with a point, lists one line each, parts as JSON. */
export function cellOf(field: Field, value: AnyValue, names: ReferenceNames): string {
  if (value === null || value === undefined) return ''
  switch (field.kind) {
    case 'boolean':
      return value === true ? 'true' : 'false'
    case 'period':
      return isMap(value) ? `${String(value.start)}/${String(value.end)}` : ''
    case 'money':
      return isMap(value) ? `${String(value.amount)} ${String(value.currency)}` : ''
    case 'reference':
      return names.nameOf(field.to, String(value))
    case 'references':
      return Array.isArray(value) ? value.map((id: AnyValue) => names.nameOf(field.to, String(id))).join('\n') : ''
    case 'parts':
      return Array.isArray(value) && value.length > 0 ? JSON.stringify(value) : ''
    case 'evidence':
      return ''
    default:
      return String(value)
  }
}

/** The fields that a file may set: numbers and evidence are the vault's. */
export function importable(record: AnyRecord, name: string): Field | null {
  const field = Object.hasOwn(record.fields, name) ? record.fields[name] : undefined
  return field && field.kind !== 'number' && field.kind !== 'evidence' ? field : null
}
