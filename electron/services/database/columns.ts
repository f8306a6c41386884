import { assertNever } from '#shared/base/assert.ts'
import { decimalToUnits, unitsToDecimal } from '#shared/record/decimal.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'

/** What SQLite stores in one column of a STRICT table. */
export type Scalar = string | number | null
export type Row = Readonly<Record<string, Scalar>>

/** Columns that every record table begins with. */
export const stampColumns = [
  'id',
  'revision',
  'state',
  'archived',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
] as const

/** The SQL type of a field's column. Decimals count their smallest unit, so that they sort and sum exactly. */
export function columnType(field: Field): 'TEXT' | 'INTEGER' {
  switch (field.kind) {
    case 'integer':
    case 'duration':
    case 'boolean':
    case 'decimal':
    case 'percent':
      return 'INTEGER'
    default:
      return 'TEXT'
  }
}

/** The column of one value. Lists, money and periods are JSON or ISO 8601 text. */
export function encodeValue(field: Field, value: AnyValue): Scalar {
  if (value === null || value === undefined) return null
  switch (field.kind) {
    case 'boolean':
      return value === true ? 1 : 0
    case 'decimal':
    case 'percent':
      return decimalToUnits(String(value), field.scale)
    case 'integer':
    case 'duration':
      return Number(value)
    case 'period':
      return isObject(value) && 'start' in value ? `${String(value.start)}/${String(value.end)}` : null
    case 'money':
    case 'references':
    case 'parts':
    case 'evidence':
      return JSON.stringify(value)
    case 'text':
    case 'markdown':
    case 'choice':
    case 'date':
    case 'instant':
    case 'reference':
    case 'number':
      return String(value)
    default:
      return assertNever(field)
  }
}

/** The value of one column; the reverse of encodeValue. */
function decodeValue(field: Field, column: Scalar | undefined): AnyValue {
  if (column === null || column === undefined) {
    return field.kind === 'references' || field.kind === 'parts' || field.kind === 'evidence' ? [] : null
  }
  switch (field.kind) {
    case 'boolean':
      return column === 1
    case 'decimal':
    case 'percent':
      return unitsToDecimal(Number(column), field.scale)
    case 'period': {
      const [start = '', end = ''] = String(column).split('/')
      return { start, end }
    }
    case 'money':
    case 'references':
    case 'parts':
    case 'evidence': {
      // Only encodeValue writes this column, and an audit compares it with the journal.
      const parsed: AnyValue = JSON.parse(String(column))
      return parsed
    }
    default:
      return column
  }
}

function isObject(value: AnyValue): value is Exclude<AnyValue, null | string | number | boolean> {
  return typeof value === 'object' && value !== null
}

/** The stored row of a record: stamps first, then one column per field, spelled as the field. */
export function encodeEntity(record: AnyRecord, entity: AnyEntity): Row {
  const row: Record<string, Scalar> = {
    id: entity.id,
    revision: entity.revision,
    state: entity.state,
    archived: entity.archived ? 1 : 0,
    createdAt: entity.createdAt,
    createdBy: entity.createdBy,
    updatedAt: entity.updatedAt,
    updatedBy: entity.updatedBy,
  }
  for (const [name, field] of Object.entries(record.fields)) row[name] = encodeValue(field, entity[name] ?? null)
  return row
}

/** The record in a stored row. */
export function decodeEntity(record: AnyRecord, row: Row): AnyEntity {
  const stamp = {
    id: String(row.id),
    revision: String(row.revision),
    state: String(row.state),
    archived: row.archived === 1,
    createdAt: String(row.createdAt),
    createdBy: String(row.createdBy),
    updatedAt: String(row.updatedAt),
    updatedBy: String(row.updatedBy),
  }
  const values: Record<string, AnyValue> = {}
  for (const name in record.fields) {
    const field = record.fields[name]
    if (field) values[name] = decodeValue(field, row[name])
  }
  return { ...values, ...stamp }
}

/** Some fields of a stored row, with its id and state. */
export function decodeFields(
  record: AnyRecord,
  fields: readonly string[],
  row: Row,
): Pick<AnyEntity, 'id' | 'state'> & Readonly<Record<string, AnyValue>> {
  const values: Record<string, AnyValue> = {}
  for (const name of fields) {
    const field = record.fields[name]
    if (field) values[name] = decodeValue(field, row[name])
  }
  return { ...values, id: String(row.id), state: String(row.state) }
}

/** The SQL that makes the table of a record; migrations hold its result as literal text. */
export function tableStatements(record: AnyRecord): readonly string[] {
  const fields = Object.entries(record.fields).map(([name, field]) => {
    const required =
      field.required || field.kind === 'references' || field.kind === 'parts' || field.kind === 'evidence'
    return `  "${name}" ${columnType(field)}${required ? ' NOT NULL' : ''}`
  })
  const stamps = stampColumns.map((name) => {
    if (name === 'id') return '  "id" TEXT PRIMARY KEY'
    return `  "${name}" ${name === 'archived' ? 'INTEGER' : 'TEXT'} NOT NULL`
  })
  const index = (suffix: string, columns: string, unique = false) =>
    `CREATE ${unique ? 'UNIQUE ' : ''}INDEX "${record.table}_by_${suffix}" ON "${record.table}" (${columns})`
  const indexes = Object.entries(record.fields).flatMap(([name, field]) => {
    if (field.kind === 'number' || field.unique) return [index(name, `"${name}"`, true)]
    if (field.kind !== 'reference') return []
    // Most references of most rows are empty: an index that held them would cost every insert a page each.
    return [index(name, `"${name}"`) + (field.required ? '' : ` WHERE "${name}" IS NOT NULL`)]
  })
  return [
    `CREATE TABLE "${record.table}" (\n${[...stamps, ...fields].join(',\n')}\n) STRICT`,
    index('updatedAt', '"archived", "updatedAt"'),
    ...indexes,
  ]
}
