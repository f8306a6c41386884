import type Database from 'better-sqlite3'
import { invalidInput } from '#shared/contract/errors.ts'
import {
  type FieldSum,
  type GroupCount,
  groupFields,
  mostGroups,
  type Summary,
  type SummaryQuery,
  totalOf,
} from '#shared/contract/list-summary.ts'
import { averageOfUnits, unitsText } from '#shared/record/decimal.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Row } from './columns.ts'
import { listCondition } from './list-sql.ts'
import { both, type Condition } from './row-rule.ts'

/** Counts and sums over the rows of one table. */
export type Summaries = {
  /** Sums and groups of what a page of the same filters would show; refuses fields that cannot be summed or grouped by. */
  summary(query: SummaryQuery, rule: Condition): Omit<Summary, 'titles'>
}

type Prepare = (sql: string) => Database.Statement<unknown[], Row>

// A sum of all units at once could pass the largest integer of SQLite; high and low parts are put together exactly.
const part = 1_000_000

function placesOf(field: Field): { readonly units: number; readonly average: number } {
  if (field.kind === 'decimal' || field.kind === 'percent') return { units: field.scale, average: field.scale }
  if (field.kind === 'money') return { units: 2, average: 2 }
  return { units: 0, average: field.kind === 'duration' ? 0 : 2 }
}

/** What groups a field's rows: dates by month, everything else by its value. */
function groupValue(record: AnyRecord, name: string): string {
  return record.fields[name]?.kind === 'date' ? `substr("${name}", 1, 7)` : `"${name}"`
}

type Sum = { readonly group: Row[string]; readonly sum: FieldSum }

/** The sums of a field within each group: one for each currency of money, one at most for everything else. */
function sumsOf(
  record: AnyRecord,
  prepared: Prepare,
  name: string,
  condition: Condition,
  group: string | null = null,
): readonly Sum[] {
  const field = record.fields[name]
  if (!field || totalOf(record, name) === null) throw invalidInput([{ path: 'sums', key: 'unknownField' }])
  const isMoney = field.kind === 'money'
  const units = isMoney ? `CAST(replace("${name}" ->> 'amount', '.', '') AS INTEGER)` : `"${name}"`
  const rows = prepared(
    `SELECT grouped, currency, count(*) AS count, CAST(sum(units / ${part}) AS TEXT) AS high, CAST(sum(units % ${part}) AS TEXT) AS low
     FROM (SELECT ${units} AS units, ${isMoney ? `"${name}" ->> 'currency'` : 'NULL'} AS currency,
             ${group === null ? 'NULL' : groupValue(record, group)} AS grouped
           FROM "${record.table}" WHERE (${condition.sql}) AND "${name}" IS NOT NULL)
     GROUP BY grouped, currency ORDER BY count DESC, currency`,
  ).all(...condition.values)
  const places = placesOf(field)
  return rows.map(({ grouped = null, currency = null, high, low, ...row }) => {
    const sum = BigInt(high ?? 0) * BigInt(part) + BigInt(low ?? 0)
    const count = Number(row.count)
    return {
      group: grouped,
      sum: {
        field: name,
        currency: currency === null ? null : String(currency),
        count,
        sum: unitsText(sum, places.units),
        average: averageOfUnits(sum, count, places.units, places.average),
      },
    }
  })
}

/** The groups of a field, the largest first, at most as many as a summary tells apart, each with its sums. */
function groupsOf(
  record: AnyRecord,
  prepared: Prepare,
  name: string,
  condition: Condition,
  sums: readonly string[],
): readonly GroupCount[] {
  if (!groupFields(record).includes(name)) throw invalidInput([{ path: 'group', key: 'unknownField' }])
  const isBoolean = record.fields[name]?.kind === 'boolean'
  const rows = prepared(
    `SELECT ${groupValue(record, name)} AS value, count(*) AS count FROM "${record.table}" WHERE ${condition.sql}
     GROUP BY 1 ORDER BY count DESC, value LIMIT ?`,
  ).all(...condition.values, mostGroups)
  const summed = Map.groupBy(
    sums.flatMap((field) => sumsOf(record, prepared, field, condition, name)),
    ({ group }) => group,
  )
  return rows.map(({ value = null, count }) => ({
    value: value === null ? null : isBoolean ? value === 1 : String(value),
    count: Number(count),
    ...(sums.length > 0 ? { sums: (summed.get(value) ?? []).map(({ sum }) => sum) } : {}),
  }))
}

/** Summaries over the table of a record, by statements that are prepared once. */
export function openSummaries(record: AnyRecord, prepared: Prepare): Summaries {
  return {
    summary({ filters = [], archived = false, group, sums = [], groupSums = [] }, rule) {
      const condition = both([rule, listCondition(record, filters, archived)])
      const counted = prepared(`SELECT count(*) AS total FROM "${record.table}" WHERE ${condition.sql}`)
      const total = Number(counted.get(...condition.values)?.total ?? 0)
      const groups = group === undefined ? [] : groupsOf(record, prepared, group, condition, [...new Set(groupSums)])
      const told = groups.reduce((sum, { count }) => sum + count, 0)
      return {
        total,
        sums: [...new Set(sums)].flatMap((field) => sumsOf(record, prepared, field, condition).map(({ sum }) => sum)),
        groups,
        rest: group === undefined ? 0 : total - told,
      }
    },
  }
}
