import { invalidInput } from '#shared/contract/errors.ts'
import type { Filter, ListQuery } from '#shared/contract/list.ts'
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
  const list = field.kind === 'references' || field.kind === 'parts' || field.kind === 'evidence'
  const one = (value: unknown): string | number => {
    const usable = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    if (!usable) return refuse(`${path}.value`, 'wrongType')
    const scalar = list ? String(value) : encodeValue(field, value)
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
      return list
        ? { sql: `EXISTS (SELECT 1 FROM json_each(${column}) WHERE value = ?)`, values: [one(filter.value)] }
        : { sql: `${column} = ?`, values: [one(filter.value)] }
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
      return { sql: list ? `${column} = '[]'` : `${column} IS NULL`, values: [] }
    case 'filled':
      return { sql: list ? `${column} <> '[]'` : `${column} IS NOT NULL`, values: [] }
  }
}

/** All filters and the archive switch as one condition; an `archived` filter of one's own overrules the switch. */
export function listCondition(record: AnyRecord, filters: readonly Filter[], archived: boolean): Condition {
  const conditions = filters.map((filter, index) => filterCondition(record, filter, `filters.${index}`))
  const own = filters.some((filter) => filter.field === 'archived')
  const shown: Condition = { sql: `"${record.table}"."archived" = ?`, values: [archived ? 1 : 0] }
  return both(own ? conditions : [shown, ...conditions])
}

/** The ORDER BY of a list; the id makes the order total, so that pages neither repeat nor skip a row. */
export function listOrder(record: AnyRecord, sort: ListQuery['sort']): string {
  const chosen = (sort ?? []).map(({ field, descending }, index) => {
    if (!fieldOf(record, field)) refuse(`sort.${index}.field`, 'unknownField')
    return `"${record.table}"."${field}" ${descending ? 'DESC' : 'ASC'}`
  })
  const order = chosen.length > 0 ? chosen : [`"${record.table}"."updatedAt" DESC`]
  const direction = order.at(-1)?.endsWith('DESC') ? 'DESC' : 'ASC'
  return [...order, `"${record.table}"."id" ${direction}`].join(', ')
}
