import type { Filter } from '#shared/contract/list.ts'
import type { MetricDimension, MetricGroup } from '#shared/modules/audits/audits.metrics.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { ReadContext } from '../../context.ts'
import { listCondition } from '../../database/list-sql.ts'
import { both, readableRows } from '../../database/row-rule.ts'

const groupings: Readonly<Record<MetricDimension, string>> = {
  severity: '"severity"',
  department: '"department"',
  // By month: what makes quarters of months is asked of some hundred groups instead of every finding.
  quarter: 'substr("identifiedOn", 1, 7)',
}
const closed = `("state" = 'closed' AND "closedOn" IS NOT NULL AND "identifiedOn" IS NOT NULL)`

/** The columns of `findings_by_metrics` from its second on, in their order: grouped by them, its entries are counted as they come. */
const counted = '"severity", "state", "department", "identifiedOn", "dueOn", "closedOn", "timeliness"'

function quarterOf(month: string | null): string | null {
  return month === null ? null : `${month.slice(0, 4)}-${Math.ceil(Number(month.slice(5, 7)) / 3)}`
}

/** A group as SQL counts it, by a month where quarters are asked for. */
type Counted = Omit<MetricGroup, 'part'> & { readonly by: string | null }

/**
 * Counts findings by part and days to close in one pass over `findings_by_metrics`, which holds all that it reads. Like ones are put
 * together as they come, so that fewer are sorted by their part.
 */
export function metricGroups(
  { vault, reading, today }: ReadContext,
  dimension: MetricDimension,
  filters: readonly Filter[],
): readonly MetricGroup[] {
  const { sql, values } = both([readableRows(findingRecord, reading), listCondition(findingRecord, filters, false)])
  const groups = vault.store.db
    .prepare<unknown[], Counted>(
      `SELECT ${groupings[dimension]} AS "by",
        CASE WHEN ${closed} THEN CAST(julianday("closedOn") - julianday("identifiedOn") AS INTEGER) END AS days,
        sum("like") AS raised,
        ${sumWhere(`"state" IN ('open', 'actionPlanned', 'implemented')`)} AS open,
        ${sumWhere(`"state" IN ('open', 'actionPlanned') AND "dueOn" < ?`)} AS overdue,
        ${sumWhere(`"timeliness" = 'onTime'`)} AS onTime,
        ${sumWhere(`"timeliness" = 'late'`)} AS late,
        ${sumWhere(closed)} AS closed,
        sum("extended") AS extended, sum("reopened") AS reopened, sum("repeated") AS repeated
      FROM (
        SELECT ${counted}, count(*) AS "like", count("extensions") AS "extended", count("reopens") AS "reopened",
          count("repeatOf") AS "repeated"
        FROM "findings" WHERE ${sql} GROUP BY ${counted}
      ) GROUP BY "by", days ORDER BY "by"`,
    )
    .all(today, ...values)
  return groups.map(({ by, ...group }) => ({ ...group, part: dimension === 'quarter' ? quarterOf(by) : by }))
}

function sumWhere(condition: string): string {
  return `coalesce(sum("like") FILTER (WHERE ${condition}), 0)`
}
