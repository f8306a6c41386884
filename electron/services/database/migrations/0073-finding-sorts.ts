/**
 * Lists of findings by title walk an index of their own, from either end and from the middle. The index of the homes goes
 * without the title, which is its widest column and the only one whose length is up to people; that of the figures holds the
 * id, by which rows of the same severity, day or department are put in order, so that these lists read a third of the pages.
 */
export const findingSorts: readonly string[] = [
  `CREATE INDEX "findings_by_title" ON "findings" ("archived", "title", "id")`,
  'DROP INDEX "findings_by_standing"',
  `CREATE INDEX "findings_by_standing" ON "findings" ("archived", "state", "dueOn", "identifiedOn", "severity", "repeatOf",
    "agreement", "acceptedUntil", "implementedBy", "closedOn", "owner", "department", "audit", "createdBy", "id")`,
  'DROP INDEX "findings_by_metrics"',
  `CREATE INDEX "findings_by_metrics" ON "findings" ("archived", "severity", "state", "department", "identifiedOn", "dueOn",
    "closedOn", "timeliness", "extensions", "reopens", "repeatOf", "id")`,
]
