import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ListQuery } from '#shared/contract/list.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { loadDriver } from './driver.ts'
import { listCondition, listOrder } from './list-sql.ts'
import { migrate } from './migrate.ts'

const Driver = loadDriver()
const db = new Driver(':memory:')
beforeAll(() => migrate(db))
afterAll(() => db.close())

/** How SQLite finds the rows of a page of findings in this order. */
function planOf(sort: ListQuery['sort'], fromEnd: boolean): string {
  const { sql, values } = listCondition(findingRecord, [], false)
  const order = listOrder(findingRecord, sort, fromEnd)
  const steps = db
    .prepare<unknown[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT "rowid" FROM "findings" WHERE ${sql} ORDER BY ${order} LIMIT 200`,
    )
    .all(...values)
  return steps.map(({ detail }) => detail).join('; ')
}

it.each([false, true])('walks the titles of findings in their order, whichever end comes first (%s)', (fromEnd) => {
  for (const descending of [false, true])
    expect(planOf([{ field: 'title', descending }], fromEnd)).toBe(
      'SEARCH findings USING COVERING INDEX findings_by_title (archived=?)',
    )
})

it.each(['severity', 'dueOn', 'department', 'identifiedOn', 'closedOn'])(
  'sorts findings by %s out of the narrow index',
  (field) => {
    expect(planOf([{ field }], false)).toMatch(/COVERING INDEX findings_by_metrics .*TEMP B-TREE FOR ORDER BY$/)
  },
)
