import { isDeepStrictEqual } from 'node:util'
import type Database from 'better-sqlite3'
import { invariant } from '#shared/base/assert.ts'
import type { Filter } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Row } from './columns.ts'
import { filtersCondition, listCondition } from './list-sql.ts'
import { always, both, type Condition } from './row-rule.ts'

/** How many of the rows that have these values of the fields asked for meet each group of conditions. */
export type TallyApart = { readonly values: readonly (string | null)[]; readonly counts: readonly number[] }

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
  /**
   * The same apart by every combination of values of several fields (`state` among them), of which an index that has them in
   * this order reads each row once, without sorting.
   */
  tallyApart(
    fields: readonly string[],
    filters: readonly Filter[],
    groups: Groups,
    rule: Condition,
  ): readonly TallyApart[]
}

/** The filters that every group has: rows that fail one of them are in no group and need not be read. */
function sharedFilters(groups: Groups): readonly Filter[] {
  const [first = [], ...others] = groups
  return first.filter((filter) => others.every((group) => group.some((other) => isDeepStrictEqual(other, filter))))
}

/** One counting column for each condition, named by its place. */
function tallyColumns(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }, place) => `count(*) FILTER (WHERE ${sql}) AS "tally${place}"`).join(', '),
    values: conditions.flatMap(({ values }) => values),
  }
}

/** The counting columns of the groups beside the condition that all groups share. */
function tallyParts(record: AnyRecord, groups: Groups): { readonly columns: Condition; readonly shared: Condition } {
  // A filter on `archived` overrules the switch for its own group alone.
  const apart = groups.flat().some(({ field }) => field === 'archived')
  const shared = apart ? [] : sharedFilters(groups)
  const conditions = groups.map((filters) =>
    apart
      ? listCondition(record, filters, false)
      : filtersCondition(
          record,
          filters.filter((filter) => !shared.some((other) => isDeepStrictEqual(other, filter))),
        ),
  )
  return { columns: tallyColumns(conditions), shared: apart ? always : listCondition(record, shared, false) }
}

function talliesIn(row: Row, groups: Groups): readonly number[] {
  return groups.map((_, place) => Number(row[`tally${place}`] ?? 0))
}

/** Counts over the table of a record, by statements that are prepared once. */
export function openTallies(record: AnyRecord, prepared: (sql: string) => Database.Statement<unknown[], Row>): Tallies {
  return {
    tally(groups, rule) {
      if (groups.length === 0) return []
      const { columns, shared } = tallyParts(record, groups)
      const { sql, values } = both([rule, shared])
      const row = prepared(`SELECT ${columns.sql} FROM "${record.table}" WHERE ${sql}`).get(
        ...columns.values,
        ...values,
      )
      return talliesIn(row ?? {}, groups)
    },
    tallyBy(field, filters, groups, rule) {
      invariant(Object.hasOwn(record.fields, field), `${record.name} has the field ${field}`)
      const columns = tallyColumns(groups.map((group) => listCondition(record, group, false)))
      const { sql, values } = both([rule, listCondition(record, filters, false)])
      const rows = prepared(
        `SELECT "${field}" AS value, ${columns.sql} FROM "${record.table}" WHERE ${sql} GROUP BY "${field}"`,
      ).all(...columns.values, ...values)
      return new Map(rows.flatMap((row) => (row.value === null ? [] : [[String(row.value), talliesIn(row, groups)]])))
    },
    tallyApart(fields, filters, groups, rule) {
      for (const name of fields)
        invariant(name === 'state' || Object.hasOwn(record.fields, name), `${record.name} has the field ${name}`)
      const columns = tallyColumns(groups.map((group) => filtersCondition(record, group)))
      const { sql, values } = both([rule, listCondition(record, filters, false)])
      const names = fields.map((name) => `"${record.table}"."${name}"`).join(', ')
      const rows = prepared(
        `SELECT ${names}, ${columns.sql} FROM "${record.table}" WHERE ${sql} GROUP BY ${names}`,
      ).all(...columns.values, ...values)
      return rows.map((row) => ({
        values: fields.map((name) => (typeof row[name] === 'string' ? row[name] : null)),
        counts: talliesIn(row, groups),
      }))
    },
  }
}
