import type Database from 'better-sqlite3'
import type { ListQuery } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { decodeEntity, type Row } from './columns.ts'
import { listConditions, listOrder } from './list-sql.ts'
import { always, both, type Condition } from './row-rule.ts'

/** So many rows of a list from a place in it, counted from its end where `fromEnd` says so. */
type Place = {
  readonly sort: ListQuery['sort']
  readonly fromEnd?: boolean
  readonly limit: number
  readonly offset: number
}

/** Counting the rows of one table and reading so many of them in an order. */
type Pages = {
  count(condition: Condition): number
  rowsAt(where: Condition, place: Place): readonly AnyEntity[]
  page(query: ListQuery, rule: Condition): { readonly rows: readonly AnyEntity[]; readonly total: number }
}

/**
 * Up to so many rows it is cheaper to find all of them and sort than to walk the list in its order and look at each row:
 * of 100,000 findings, sorting 5,000 takes as long as walking to the 200th of them.
 */
export const fewRows = 5000

/** The conditions as one that most rows meet: without a word SQLite takes every equality for one that ten rows meet. */
function metByMost(conditions: readonly Condition[]): Condition {
  return both(
    conditions.map((condition) =>
      condition === always ? always : { sql: `likely(${condition.sql})`, values: condition.values },
    ),
  )
}

/** The condition that rows are among those found before, by their places in the table. */
function amongFound(places: readonly number[]): Condition {
  return { sql: '"rowid" IN (SELECT "value" FROM json_each(?))', values: [JSON.stringify(places)] }
}

/** Pages of the table of a record, whose `select` names all columns, by statements that are prepared once. */
export function openPages(
  record: AnyRecord,
  prepared: (sql: string) => Database.Statement<unknown[], Row>,
  select: string,
): Pages {
  const count = ({ sql, values }: Condition) => {
    const counted = prepared(`SELECT count(*) AS total FROM "${record.table}" WHERE ${sql}`)
    return Number(counted.get(...values)?.total ?? 0)
  }
  /** The places in the table of all rows that meet a condition, or null where they are more than a few. */
  const fewFound = ({ sql, values }: Condition): readonly number[] | null => {
    const found = prepared(`SELECT "rowid" AS place FROM "${record.table}" WHERE ${sql} LIMIT ?`)
    const rows = found.all(...values, fewRows + 1)
    return rows.length > fewRows ? null : rows.map(({ place }) => Number(place))
  }
  // Rows are found by the narrowest index and read whole afterwards, so that sorting does not carry their long texts.
  const rowsAt = (where: Condition, { sort, fromEnd, limit, offset }: Place) => {
    const order = listOrder(record, sort, fromEnd)
    const found = `SELECT "rowid" FROM "${record.table}" WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`
    return prepared(`${select} WHERE "rowid" IN (${found}) ORDER BY ${order}`)
      .all(...where.values, limit, offset)
      .map((row) => decodeEntity(record, row))
  }
  return {
    count,
    rowsAt,
    page({ filters = [], archived = false, sort, limit = 100, offset = 0 }, rule) {
      const conditions = [rule, ...listConditions(record, filters, archived)]
      const all = both(conditions)
      // Without a filter or a rule of rows nearly all are met, which need not be tried.
      const few = rule !== always || filters.length > 0 ? fewFound(all) : null
      const total = few ? few.length : count(all)
      const where = few ? amongFound(few) : metByMost(conditions)
      // Whoever stands nearer to the end is served from there, else the last page would sort and skip all rows before it.
      if (offset <= total / 2) return { rows: rowsAt(where, { sort, limit, offset }), total }
      const left = Math.max(0, Math.min(limit, total - offset))
      const fromEnd = { sort, fromEnd: true, limit: left, offset: Math.max(0, total - offset - left) }
      return { rows: rowsAt(where, fromEnd).toReversed(), total }
    },
  }
}
