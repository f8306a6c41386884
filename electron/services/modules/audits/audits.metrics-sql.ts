import type { Filter } from '#shared/contract/list.ts'
import type { MetricDimension, MetricGroup } from '#shared/modules/audits/audits.metrics.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { ReadContext } from '../../context.ts'
import { listCondition } from '../../database/list-sql.ts'
import { both, readableRows } from '../../database/row-rule.ts'

const parts: Readonly<Record<MetricDimension, string>> = {
  severity: '"severity"',
  department: '"department"',
  quarter: `substr("identifiedOn", 1, 4) || '-' || ((CAST(substr("identifiedOn", 6, 2) AS INTEGER) + 2) / 3)`,
}
const closed = `("state" = 'closed' AND "closedOn" IS NOT NULL AND "identifiedOn" IS NOT NULL)`

/** Counts findings by part and days to close in one pass over `findings_by_metrics`, which holds all that it reads. */
export function metricGroups(
  { vault, reading, today }: ReadContext,
  dimension: MetricDimension,
  filters: readonly Filter[],
): readonly MetricGroup[] {
  const { sql, values } = both([readableRows(findingRecord, reading), listCondition(findingRecord, filters, false)])
  return vault.store.db
    .prepare<unknown[], MetricGroup>(
      `SELECT ${parts[dimension]} AS part,
        CASE WHEN ${closed} THEN CAST(julianday("closedOn") - julianday("identifiedOn") AS INTEGER) END AS days,
        count(*) AS raised,
        count(*) FILTER (WHERE "state" IN ('open', 'actionPlanned', 'implemented')) AS open,
        count(*) FILTER (WHERE "state" IN ('open', 'actionPlanned') AND "dueOn" < ?) AS overdue,
        count(*) FILTER (WHERE "timeliness" = 'onTime') AS onTime,
        count(*) FILTER (WHERE "timeliness" = 'late') AS late,
        count(*) FILTER (WHERE ${closed}) AS closed,
        count("extensions") AS extended, count("reopens") AS reopened, count("repeatOf") AS repeated
      FROM "findings" WHERE ${sql} GROUP BY part, days ORDER BY part`,
    )
    .all(today, ...values)
}
