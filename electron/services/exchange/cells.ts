import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'

/** How references are written and found again: a title where only one record bears it, else an id. */
export type ReferenceNames = {
  nameOf(record: string, id: string): string
  /** The id of a record by id, number or unique title; null where none or several bear it. */
  idOf(record: string, name: string): string | null
}

function isMap(value: AnyValue): value is { readonly [key: string]: AnyValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The cell of a value: ISO 8601, decimals with a point, lists one line each, parts as JSON. */
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

/** What a cell means, or the key of a refusal; the record's own check has the last word. */
export type CellReading = { readonly value: unknown } | { readonly refused: string }

function numberOf(text: string): CellReading {
  return /^-?\d{1,15}$/.test(text) ? { value: Number(text) } : { refused: 'wrongType' }
}

function listOf(to: string, text: string, names: ReferenceNames): CellReading {
  const ids = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => names.idOf(to, line.trim()))
  return ids.includes(null) ? { refused: 'missingReference' } : { value: ids }
}

/** Reads a cell for a field; empty cells are absent values. */
export function readCell(field: Field, text: string, names: ReferenceNames): CellReading {
  const trimmed = text.trim()
  if (trimmed === '') return { value: null }
  switch (field.kind) {
    case 'integer':
    case 'duration':
      return numberOf(trimmed)
    case 'boolean': {
      const lower = trimmed.toLowerCase()
      if (['true', 'yes', '1', '是'].includes(lower)) return { value: true }
      return ['false', 'no', '0', '否'].includes(lower) ? { value: false } : { refused: 'wrongType' }
    }
    case 'period': {
      const [start = '', end = ''] = trimmed.split('/')
      return { value: { start, end } }
    }
    case 'money': {
      const [amount = '', currency = ''] = trimmed.split(' ')
      return { value: { amount, currency } }
    }
    case 'reference': {
      const id = names.idOf(field.to, trimmed)
      return id === null ? { refused: 'missingReference' } : { value: id }
    }
    case 'references':
      return listOf(field.to, text, names)
    case 'parts':
      try {
        const parsed: unknown = JSON.parse(trimmed)
        return { value: parsed }
      } catch {
        return { refused: 'wrongType' }
      }
    default:
      return { value: text }
  }
}

/** The fields that a file may set: numbers and evidence are the vault's. */
export function importable(record: AnyRecord, name: string): Field | null {
  const field = Object.hasOwn(record.fields, name) ? record.fields[name] : undefined
  return field && field.kind !== 'number' && field.kind !== 'evidence' ? field : null
}
