/**
 * Narrow indexes by which two hundred thousand weaknesses are listed, aged and counted: each holds no more than its questions
 * ask for, since the width of a row in an index is what counting it costs.
 */
export const weaknessIndexes: readonly string[] = [
  'DROP INDEX "vulnerabilities_by_updatedAt"',
  'DROP INDEX "vulnerabilities_by_standing"',
  `CREATE INDEX "vulnerabilities_by_updatedAt" ON "vulnerabilities" ("archived", "updatedAt", "id")`,
  `CREATE INDEX "vulnerabilities_by_title" ON "vulnerabilities" ("archived", "title", "id")`,
  `CREATE INDEX "vulnerabilities_by_age" ON "vulnerabilities" ("archived", "severity", "state", "firstSeenOn", "dueOn",
    "closedOn", "id")`,
  `CREATE INDEX "vulnerabilities_by_closedOn" ON "vulnerabilities" ("archived", "closedOn", "severity", "asset")
    WHERE "closedOn" IS NOT NULL`,
  `CREATE INDEX "vulnerabilities_by_place" ON "vulnerabilities" ("archived", "asset", "state", "severity", "id")`,
  `CREATE INDEX "vulnerabilities_by_standing" ON "vulnerabilities" ("archived", "state", "dueOn", "owner", "department",
    "acceptedUntil", "id")`,
]
