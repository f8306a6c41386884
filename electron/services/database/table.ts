import type Database from 'better-sqlite3'
import { invariant } from '#shared/base/assert.ts'
import type { Filter, ListQuery } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { decodeEntity, decodeFields, encodeEntity, type Row, stampColumns } from './columns.ts'
import { openPages } from './list-pages.ts'
import { listCondition, listOrder } from './list-sql.ts'
import { type Measures, openMeasures } from './measure-sql.ts'
import { openPairs, type Pairs } from './pair-sql.ts'
import { both, type Condition } from './row-rule.ts'
import { openSummaries, type Summaries } from './summary-sql.ts'
import { openTallies, type Tallies } from './tally-sql.ts'

/** Rows of a part of a table with some of their fields; `last` is null where no row is left behind them. */
export type Slice = {
  readonly rows: readonly (Pick<AnyEntity, 'id' | 'state'> & Readonly<Record<string, AnyValue>>)[]
  readonly last: number | null
}

/** The single way in and out of a record's table. */
export type Table = Tallies &
  Measures &
  Pairs &
  Summaries & {
    find(id: string, rule: Condition): AnyEntity | null
    /** Whether there is such a row, and it is not archived. */
    has(id: string, rule: Condition): boolean
    page(query: ListQuery, rule: Condition): { readonly rows: readonly AnyEntity[]; readonly total: number }
    /** The first rows of a list alone, where nobody asks how many there are. */
    first(query: Pick<ListQuery, 'filters' | 'sort' | 'limit'>, rule: Condition): readonly AnyEntity[]
    all(filters: readonly Filter[], sort: ListQuery['sort'], rule: Condition): readonly AnyEntity[]
    count(filters: readonly Filter[], rule: Condition): number
    /**
     * Columns of texts alone beside the id, the state and when it was made and changed: of every row, archived ones too, or of
     * the rows of a list where its filters are given.
     */
    pick(fields: readonly string[], rule: Condition, filters?: readonly Filter[]): readonly Row[]
    /** Some fields of so many rows after a place in the table, decoded, and the place of the last of them. */
    slice(fields: readonly string[], filters: readonly Filter[], after: number, limit: number, rule: Condition): Slice
    insert(entity: AnyEntity): void
    /** Writes the columns in which a row differs from `before`, which it holds now. */
    replace(before: AnyEntity, after: AnyEntity): void
    /** Every row, archived ones too, in order of id; for audits. */
    each(): IterableIterator<AnyEntity>
  }

/** Prepares each text of SQL once. */
function keptStatements(db: Database.Database, before: string): (sql: string) => Database.Statement<unknown[], Row> {
  const statements = new Map<string, Database.Statement<unknown[], Row>>()
  return (sql) => {
    const known = statements.get(sql)
    if (known) return known
    // Filters make many texts; a list that only grew would keep them all for the life of the vault.
    if (statements.size > 200) statements.clear()
    const made = db.prepare<unknown[], Row>(`${before}${sql}`)
    statements.set(sql, made)
    return made
  }
}

/**
 * Opens the table of a record; statements are prepared once and kept, since the driver frees dropped ones late. Where a
 * common table stands before it, reads take that for the table.
 */
export function openTable(db: Database.Database, record: AnyRecord, commonTable = ''): Table {
  const columns = [...stampColumns, ...Object.keys(record.fields)]
  const quoted = columns.map((name) => `"${name}"`).join(', ')
  const select = `SELECT ${quoted} FROM "${record.table}"`
  const prepared = keptStatements(db, commonTable)
  // Prepared on first use: a vault opens far more tables than most sessions write.
  let insert: Database.Statement | null = null
  const decode = (row: Row) => decodeEntity(record, row)
  const { count, page, rowsAt } = openPages(record, prepared, select)

  return {
    find(id, rule) {
      const row = prepared(`${select} WHERE "${record.table}"."id" = ? AND (${rule.sql})`).get(id, ...rule.values)
      return row ? decode(row) : null
    },
    has(id, rule) {
      const sql = `SELECT 1 FROM "${record.table}" WHERE "id" = ? AND "archived" = 0 AND (${rule.sql})`
      return prepared(sql).get(id, ...rule.values) !== undefined
    },
    page,
    first({ filters = [], sort, limit = 100 }, rule) {
      return rowsAt(both([rule, listCondition(record, filters, false)]), { sort, limit, offset: 0 })
    },
    all(filters, sort, rule) {
      const condition = both([rule, listCondition(record, filters, false)])
      const order = listOrder(record, sort && sort.length > 0 ? sort : [{ field: 'createdAt', descending: false }])
      return prepared(`${select} WHERE ${condition.sql} ORDER BY ${order}`)
        .all(...condition.values)
        .map(decode)
    },
    count: (filters, rule) => count(both([rule, listCondition(record, filters, false)])),
    pick(fields, rule, filters) {
      for (const name of fields)
        invariant(Object.hasOwn(record.fields, name), `${record.name} has the field ${name} that is picked`)
      const names = ['id', 'state', 'archived', 'createdAt', 'updatedAt', ...fields].map((name) => `"${name}"`)
      const condition = filters ? both([rule, listCondition(record, filters, false)]) : rule
      return prepared(`SELECT ${names.join(', ')} FROM "${record.table}" WHERE ${condition.sql}`).all(
        ...condition.values,
      )
    },
    slice: openSlices(record, prepared),
    ...openTallies(record, prepared),
    ...openSummaries(record, prepared),
    ...openMeasures(record, prepared),
    ...openPairs(record, prepared),
    insert(entity) {
      insert ??= db.prepare(`INSERT INTO "${record.table}" (${quoted}) VALUES (${columns.map(() => '?').join(', ')})`)
      // By place rather than by name, which the driver would look up for each of them.
      insert.run(Object.values(encodeEntity(record, entity)))
    },
    replace(before, after) {
      const [old, next] = [encodeEntity(record, before), encodeEntity(record, after)]
      // A column that is named is written anew in each of its indexes, whether or not its value differs.
      const changed = columns.filter((name) => old[name] !== next[name])
      if (changed.length === 0) return
      const set = changed.map((name) => `"${name}" = ?`).join(', ')
      prepared(`UPDATE "${record.table}" SET ${set} WHERE "id" = ?`).run(
        ...changed.map((name) => next[name] ?? null),
        after.id,
      )
    },
    *each() {
      for (const row of prepared(`${select} ORDER BY "id"`).iterate()) yield decode(row)
    },
  }
}

/** Reads some fields of so many rows, in the order of their places in the table. */
function openSlices(record: AnyRecord, prepared: ReturnType<typeof keptStatements>): Table['slice'] {
  return (fields, filters, after, limit, rule) => {
    const condition = both([rule, listCondition(record, filters, false)])
    const names = ['id', 'state', ...fields].map((name) => `"${name}"`)
    const found = prepared(
      `SELECT "rowid" AS "place", ${names.join(', ')} FROM "${record.table}"
       WHERE (${condition.sql}) AND "rowid" > ? ORDER BY "rowid" LIMIT ?`,
    ).all(...condition.values, after, limit)
    const last = found.length < limit ? null : Number(found.at(-1)?.place)
    return { rows: found.map((row) => decodeFields(record, fields, row)), last }
  }
}
