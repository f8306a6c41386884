import { invalidInput } from '#shared/contract/errors.ts'
import type { Filter, ListQuery } from '#shared/contract/list.ts'
import { isListField } from '#shared/record/check.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { encodeValue, stampColumns } from './columns.ts'
import { both, type Condition } from './row-rule.ts'

const stampFields: Readonly<Record<string, Field>> = {
  archived: { kind: 'boolean', required: true },
}
const stampText: Field = { kind: 'text', required: true, max: 100 }

function fieldOf(record: AnyRecord, name: string): Field | null {
  // Names come from outside: a look-up that finds inherited properties would accept `constructor`.
  if (Object.hasOwn(record.fields, name)) return record.fields[name] ?? null
  if (stampColumns.some((column) => column === name)) return stampFields[name] ?? stampText
  return null
}

function refuse(path: string, key: string): never {
  throw invalidInput([{ path, key }])
}

/** One filter as a condition on the record's table; refuses unknown fields and operands of the wrong kind by path. */
function filterCondition(record: AnyRecord, filter: Filter, path: string): Condition {
  const field = fieldOf(record, filter.field) ?? refuse(`${path}.field`, 'unknownField')
  const column = `"${record.table}"."${filter.field}"`
  if (isListField(field)) return elementCondition(column, filter, path)
  const one = (value: unknown): string | number => {
    const usable = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    if (!usable || (field.kind === 'boolean') !== (typeof value === 'boolean'))
      return refuse(`${path}.value`, 'wrongType')
    const scalar = encodeValue(field, value)
    if (scalar === null || Number.isNaN(scalar)) return refuse(`${path}.value`, 'wrongType')
    return scalar
  }
  const many = (least: number, most: number): (string | number)[] => {
    if (!Array.isArray(filter.value)) return refuse(`${path}.value`, 'wrongType')
    if (filter.value.length < least || filter.value.length > most) return refuse(`${path}.value`, 'outOfRange')
    return filter.value.map(one)
  }
  switch (filter.comparison) {
    case 'is':
      return { sql: `${column} = ?`, values: [one(filter.value)] }
    case 'isNot':
      return { sql: `${column} IS NOT ?`, values: [one(filter.value)] }
    case 'in': {
      const values = many(1, 200)
      return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values }
    }
    case 'contains':
      return { sql: `instr(lower(${column}), lower(?)) > 0`, values: [String(one(filter.value))] }
    case 'before':
      return { sql: `${column} < ?`, values: [one(filter.value)] }
    case 'after':
      return { sql: `${column} > ?`, values: [one(filter.value)] }
    case 'between':
      return { sql: `${column} BETWEEN ? AND ?`, values: many(2, 2) }
    case 'empty':
      return { sql: `${column} IS NULL`, values: [] }
    case 'filled':
      return { sql: `${column} IS NOT NULL`, values: [] }
  }
}

/** A condition on the elements of a list: a list contains an element or does not, and has no order. */
function elementCondition(column: string, filter: Filter, path: string): Condition {
  const values = Array.isArray(filter.value) ? filter.value : filter.value === undefined ? [] : [filter.value]
  const among = () => {
    if (values.length === 0) return refuse(`${path}.value`, 'wrongType')
    return `EXISTS (SELECT 1 FROM json_each(${column}) WHERE value IN (${values.map(() => '?').join(', ')}))`
  }
  switch (filter.comparison) {
    case 'is':
    case 'in':
    case 'contains':
      return { sql: among(), values: values.map(String) }
    case 'isNot':
      return { sql: `NOT ${among()}`, values: values.map(String) }
    case 'empty':
      return { sql: `${column} = '[]'`, values: [] }
    case 'filled':
      return { sql: `${column} <> '[]'`, values: [] }
    default:
      return refuse(`${path}.comparison`, 'notAChoice')
  }
}

/** All filters and the archive switch; an `archived` filter of one's own overrules the switch. */
export function listConditions(record: AnyRecord, filters: readonly Filter[], archived: boolean): readonly Condition[] {
  const conditions = filters.map((filter, index) => filterCondition(record, filter, `filters.${index}`))
  const own = filters.some((filter) => filter.field === 'archived')
  return own ? conditions : [{ sql: `"${record.table}"."archived" = ?`, values: [archived ? 1 : 0] }, ...conditions]
}

/** All filters and the archive switch as one condition. */
export function listCondition(record: AnyRecord, filters: readonly Filter[], archived: boolean): Condition {
  return both(listConditions(record, filters, archived))
}

/** All filters as one condition, which says nothing of archived rows unless a filter does. */
export function filtersCondition(record: AnyRecord, filters: readonly Filter[]): Condition {
  return both(filters.map((filter, index) => filterCondition(record, filter, `filters.${index}`)))
}

/** Choices sort as they are declared, from the gravest severity to the least; their words are declared, never input. */
function sortValue(field: Field, column: string): string {
  if (field.kind !== 'choice') return column
  return `CASE ${column} ${field.choices.map((choice, place) => `WHEN '${choice}' THEN ${place}`).join(' ')} END`
}

/**
 * The ORDER BY of a list, or that of the same list from its end; the id makes the order total, so that pages neither
 * repeat nor skip a row.
 */
export function listOrder(record: AnyRecord, sort: ListQuery['sort'], fromEnd = false): string {
  const direction = (descending: boolean | undefined) => ((descending ?? false) === fromEnd ? 'ASC' : 'DESC')
  const chosen = sort && sort.length > 0 ? sort : [{ field: 'updatedAt', descending: true }]
  const order = chosen.map(({ field, descending }, index) => {
    const declared = fieldOf(record, field) ?? refuse(`sort.${index}.field`, 'unknownField')
    return `${sortValue(declared, `"${record.table}"."${field}"`)} ${direction(descending)}`
  })
  return [...order, `"${record.table}"."id" ${direction(chosen.at(-1)?.descending)}`].join(', ')
}
