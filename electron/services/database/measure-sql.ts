import type Database from 'better-sqlite3'
import { invariant } from '#shared/base/assert.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { encodeValue, type Row } from './columns.ts'
import { filtersCondition } from './list-sql.ts'
import { always, both, type Condition } from './row-rule.ts'

/** A condition of a measure: one of the lists', a bound that is included, or two fields of a row compared. */
export type MeasureCondition =
  | { readonly kind: 'filter'; readonly filter: Parameters<typeof filtersCondition>[1][number] }
  | { readonly kind: 'bound'; readonly field: string; readonly sign: '<=' | '>='; readonly value: string | number }
  | { readonly kind: 'fields'; readonly field: string; readonly sign: FieldSign; readonly other: string }
type FieldSign = '<' | '<=' | '>' | '>=' | 'IS' | 'IS NOT'

/** What of a row is measured; days are counted to `moment`, an instant or a day. */
export type MeasuredColumn =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'age'; readonly field: string; readonly moment: string }
  | { readonly kind: 'span'; readonly from: string; readonly to: string }

/** Rows out of which something is measured, and those of them that count. */
export type MeasureQuestion = {
  readonly base: readonly MeasureCondition[]
  readonly counted: readonly MeasureCondition[]
  readonly column: MeasuredColumn | null
}

export type MeasureAnswer = {
  readonly base: number
  readonly counted: number
  /** Of the counted rows that have a value; null where none has one. */
  readonly sum: number | null
  readonly mean: number | null
  readonly min: number | null
  readonly max: number | null
}

/** Measuring the rows of one table in SQL; archived rows are left out. */
export type Measures = {
  measure(question: MeasureQuestion, rule: Condition): MeasureAnswer
  /** The value below which a share of the counted values lies (0 to 1), by nearest rank; 0.5 is the median. */
  percentile(question: MeasureQuestion, share: number, rule: Condition): number | null
  /** A page of the counted rows that have a value, or of the rest, as id and revision in order of id, and how many there are. */
  members(
    question: MeasureQuestion,
    page: { readonly counted: boolean; readonly limit: number; readonly offset: number },
    rule: Condition,
  ): { readonly rows: readonly { readonly id: string; readonly revision: string }[]; readonly total: number }
}

function declared(record: AnyRecord, name: string): Field {
  if (Object.hasOwn(record.fields, name)) return record.fields[name] ?? text
  invariant(stamps.includes(name), 'a formula has been checked against its records')
  return text
}
const stamps = ['id', 'state', 'createdAt', 'createdBy', 'updatedAt']
const text: Field = { kind: 'text', required: true, max: 100 }

function conditionSql(record: AnyRecord, condition: MeasureCondition): Condition {
  if (condition.kind === 'filter') return filtersCondition(record, [condition.filter])
  const field = declared(record, condition.field)
  const column = `"${record.table}"."${condition.field}"`
  if (condition.kind === 'bound') {
    const value = encodeValue(field, condition.value)
    invariant(value !== null, 'a bound has a value')
    return { sql: `${column} ${condition.sign} ?`, values: [value] }
  }
  declared(record, condition.other)
  return { sql: `${column} ${condition.sign} "${record.table}"."${condition.other}"`, values: [] }
}

function columnSql(record: AnyRecord, column: MeasuredColumn): Condition {
  const named = (name: string) => {
    declared(record, name)
    return `"${record.table}"."${name}"`
  }
  if (column.kind === 'age') return { sql: `julianday(?) - julianday(${named(column.field)})`, values: [column.moment] }
  if (column.kind === 'span')
    return { sql: `julianday(${named(column.to)}) - julianday(${named(column.from)})`, values: [] }
  const field = declared(record, column.field)
  const scale = field.kind === 'decimal' || field.kind === 'percent' ? 10 ** field.scale : 1
  // A length of time is measured in days, as ages are.
  return { sql: `${named(column.field)} / ${field.kind === 'duration' ? 86_400 : scale}.0`, values: [] }
}

/** A comparison with nothing is neither true nor false in SQL; such a row does not count. */
const surely = (condition: Condition): Condition =>
  condition === always ? always : { sql: `(${condition.sql}) IS TRUE`, values: condition.values }

function questionSql(record: AnyRecord, { base, counted }: MeasureQuestion, rule: Condition) {
  const live: Condition = { sql: `"${record.table}"."archived" = 0`, values: [] }
  return {
    base: both([rule, live, ...base.map((condition) => conditionSql(record, condition))]),
    counted: surely(both(counted.map((condition) => conditionSql(record, condition)))),
  }
}

const numberOf = (value: Row[string] | undefined) => (typeof value === 'number' ? value : null)

export function openMeasures(
  record: AnyRecord,
  prepared: (sql: string) => Database.Statement<unknown[], Row>,
): Measures {
  const table = `"${record.table}"`
  return {
    measure(question, rule) {
      const { base, counted } = questionSql(record, question, rule)
      if (question.column === null) {
        const row = prepared(
          `SELECT count(*) AS base, count(*) FILTER (WHERE ${counted.sql}) AS counted FROM ${table} WHERE ${base.sql}`,
        ).get(...counted.values, ...base.values)
        return {
          base: Number(row?.base ?? 0),
          counted: Number(row?.counted ?? 0),
          sum: null,
          mean: null,
          min: null,
          max: null,
        }
      }
      const value = columnSql(record, question.column)
      const row = prepared(
        `SELECT count(*) AS base, count(value) AS counted, sum(value) AS sum, avg(value) AS mean, min(value) AS min, max(value) AS max
         FROM (SELECT CASE WHEN ${counted.sql} THEN ${value.sql} END AS value FROM ${table} WHERE ${base.sql})`,
      ).get(...counted.values, ...value.values, ...base.values)
      const figure = (name: string) => numberOf(row?.[name])
      return {
        base: figure('base') ?? 0,
        counted: figure('counted') ?? 0,
        sum: figure('sum'),
        mean: figure('mean'),
        min: figure('min'),
        max: figure('max'),
      }
    },
    percentile(question, share, rule) {
      invariant(question.column, 'a percentile is of a value')
      const { base, counted } = questionSql(record, question, rule)
      const value = columnSql(record, question.column)
      const from = `FROM (SELECT ${value.sql} AS value FROM ${table} WHERE ${both([base, counted]).sql}) WHERE value IS NOT NULL`
      const values = [...value.values, ...base.values, ...counted.values]
      const count = Number(prepared(`SELECT count(*) AS count ${from}`).get(...values)?.count ?? 0)
      if (count === 0) return null
      const at = (place: number) =>
        numberOf(prepared(`SELECT value ${from} ORDER BY value LIMIT 1 OFFSET ?`).get(...values, place)?.value)
      if (share !== 0.5 || count % 2 === 1) return at(Math.max(0, Math.ceil(share * count) - 1))
      const [low, high] = [at(count / 2 - 1), at(count / 2)]
      return low === null || high === null ? null : (low + high) / 2
    },
    members(question, { counted: isCounted, limit, offset }, rule) {
      const { base, counted: met } = questionSql(record, question, rule)
      const value = question.column ? columnSql(record, question.column) : null
      // A row without the value that is measured counts in no figure, so it stands among those that do not.
      const counted = value ? both([met, { sql: `(${value.sql}) IS NOT NULL`, values: value.values }]) : met
      const wanted = isCounted ? counted : { sql: `NOT (${counted.sql})`, values: counted.values }
      const where = `FROM ${table} WHERE (${base.sql}) AND (${wanted.sql})`
      const values = [...base.values, ...wanted.values]
      const total = Number(prepared(`SELECT count(*) AS total ${where}`).get(...values)?.total ?? 0)
      const rows = prepared(`SELECT "id", "revision" ${where} ORDER BY "id" LIMIT ? OFFSET ?`)
        .all(...values, limit, offset)
        .map(({ id, revision }) => ({ id: String(id), revision: String(revision) }))
      return { rows, total }
    },
  }
}
