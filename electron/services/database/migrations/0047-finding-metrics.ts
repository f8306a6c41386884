/** Whether a finding was implemented in time, and an index that holds all that figures of findings are counted by. */
export const findingMetrics: readonly string[] = [
  `ALTER TABLE "findings" ADD COLUMN "timeliness" TEXT`,
  `CREATE INDEX "findings_by_metrics" ON "findings" ("archived", "severity", "state", "department", "identifiedOn", "dueOn",
    "closedOn", "timeliness", "extensions", "reopens", "repeatOf")`,
]
