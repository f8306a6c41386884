import type Database from 'better-sqlite3'
import { invariant } from '#shared/base/assert.ts'
import type { Filter } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Row } from './columns.ts'
import { listCondition } from './list-sql.ts'
import { both, type Condition } from './row-rule.ts'

/** Which two amounts of money are summed side by side, over which rows, and apart by which fields; a list counts for each of its values. */
export type PairQuestion = {
  readonly first: string
  readonly second: string
  readonly by: readonly string[]
  readonly filters: readonly Filter[]
  readonly archived: boolean
}

/**
 * The sums of one currency and one value of each field, in hundredths, exact. The currency is that of the first amount, or of
 * the second where there is none; a second amount in another currency counts as missing. `open` is what the first amounts
 * come to where the second is missing.
 */
export type PairSum = {
  readonly currency: string
  readonly keys: readonly (string | null)[]
  readonly count: number
  readonly first: bigint
  readonly second: bigint
  readonly open: bigint
}

export type Pairs = { pairs(question: PairQuestion, rule: Condition): readonly PairSum[] }

// A sum of all units at once could pass the largest integer of SQLite; high and low parts are put together exactly.
const part = 1_000_000

const columnOf = (name: string) => `rows."${name}"`
const units = (name: string) => `CAST(replace(${columnOf(name)} ->> 'amount', '.', '') AS INTEGER)`
const currency = (name: string) => `${columnOf(name)} ->> 'currency'`
const summed = (name: string) =>
  `CAST(sum(${name} / ${part}) AS TEXT) AS ${name}High, CAST(sum(${name} % ${part}) AS TEXT) AS ${name}Low`

function sumIn(row: Row, name: string): bigint {
  return BigInt(row[`${name}High`] ?? 0) * BigInt(part) + BigInt(row[`${name}Low`] ?? 0)
}

/** What a field is apart by: its value, or each value of a list, in a table of its own. */
function keysOf(record: AnyRecord, by: readonly string[]) {
  return by.map((name, place) => {
    const isList = record.fields[name]?.kind === 'references'
    return {
      value: `${isList ? `each${place}.value` : columnOf(name)} AS key${place}`,
      join: isList ? ` LEFT JOIN json_each(${columnOf(name)}) AS each${place}` : '',
    }
  })
}

/** Sums of two amounts over the table of a record, by statements that are prepared once. */
export function openPairs(record: AnyRecord, prepared: (sql: string) => Database.Statement<unknown[], Row>): Pairs {
  return {
    pairs({ first, second, by, filters, archived }, rule) {
      for (const name of [first, second])
        invariant(record.fields[name]?.kind === 'money', `${record.name}.${name} is an amount of money`)
      for (const name of by) invariant(Object.hasOwn(record.fields, name), `${record.name} has the field ${name}`)
      const condition = both([rule, listCondition(record, filters, archived)])
      const keys = keysOf(record, by)
      const columns = [...new Set([first, second, ...by])].map((name) => `"${name}"`).join(', ')
      const grouped = ['currency', ...keys.map((_, place) => `key${place}`)].join(', ')
      const named = `coalesce(${currency(first)}, ${currency(second)})`
      const rows = prepared(
        `SELECT ${grouped}, count(*) AS count, ${['one', 'other', 'open'].map(summed).join(', ')}
         FROM (SELECT *, CASE WHEN known = 0 THEN one ELSE 0 END AS open
           FROM (SELECT ${[`${named} AS currency`, ...keys.map(({ value }) => value)].join(', ')},
                   coalesce(${units(first)}, 0) AS one,
                   CASE WHEN ${currency(second)} = ${named} THEN ${units(second)} ELSE 0 END AS other,
                   coalesce(${currency(second)} = ${named}, 0) AS known
                 FROM (SELECT ${columns} FROM "${record.table}" WHERE ${condition.sql}) AS rows${keys.map(({ join }) => join).join('')}))
         WHERE currency IS NOT NULL GROUP BY ${grouped}`,
      ).all(...condition.values)
      return rows.map((row) => ({
        currency: String(row.currency),
        keys: by.map((_, place) => {
          const key = row[`key${place}`] ?? null
          return key === null ? null : String(key)
        }),
        count: Number(row.count),
        ...{ first: sumIn(row, 'one'), second: sumIn(row, 'other'), open: sumIn(row, 'open') },
      }))
    },
  }
}
