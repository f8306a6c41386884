import type Database from 'better-sqlite3'
import { invariant } from '#shared/base/assert.ts'
import type { Filter } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Row } from './columns.ts'
import { listCondition } from './list-sql.ts'
import { both, type Condition } from './row-rule.ts'

type Groups = readonly (readonly Filter[])[]

/** Counting rows of one table by several groups of conditions in one pass; archived rows are left out. */
export type Tallies = {
  /** How many rows meet each group of conditions. */
  tally(groups: Groups, rule: Condition): readonly number[]
  /** The same for the rows that meet `filters`, apart by the value of a field; rows without a value are left out. */
  tallyBy(
    field: string,
    filters: readonly Filter[],
    groups: Groups,
    rule: Condition,
  ): ReadonlyMap<string, readonly number[]>
}

/** One counting column for each group of conditions, named by its place. */
function tallyColumns(record: AnyRecord, groups: Groups): Condition {
  const conditions = groups.map((filters) => listCondition(record, filters, false))
  return {
    sql: conditions.map(({ sql }, place) => `count(*) FILTER (WHERE ${sql}) AS "tally${place}"`).join(', '),
    values: conditions.flatMap(({ values }) => values),
  }
}

function talliesIn(row: Row, groups: Groups): readonly number[] {
  return groups.map((_, place) => Number(row[`tally${place}`] ?? 0))
}

/** Counts over the table of a record, by statements that are prepared once. */
export function openTallies(record: AnyRecord, prepared: (sql: string) => Database.Statement<unknown[], Row>): Tallies {
  return {
    tally(groups, rule) {
      if (groups.length === 0) return []
      const columns = tallyColumns(record, groups)
      const sql = `SELECT ${columns.sql} FROM "${record.table}" WHERE ${rule.sql}`
      return talliesIn(prepared(sql).get(...columns.values, ...rule.values) ?? {}, groups)
    },
    tallyBy(field, filters, groups, rule) {
      invariant(Object.hasOwn(record.fields, field), `${record.name} has the field ${field}`)
      const columns = tallyColumns(record, groups)
      const { sql, values } = both([rule, listCondition(record, filters, false)])
      const rows = prepared(
        `SELECT "${field}" AS value, ${columns.sql} FROM "${record.table}" WHERE ${sql} GROUP BY "${field}"`,
      ).all(...columns.values, ...values)
      return new Map(rows.flatMap((row) => (row.value === null ? [] : [[String(row.value), talliesIn(row, groups)]])))
    },
  }
}
