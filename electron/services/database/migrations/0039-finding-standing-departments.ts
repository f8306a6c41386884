/**
 * The index of the homes once more, with the department and the day of closing: lists of findings are grouped and filtered
 * by both, and without them every such question reads the texts of all findings.
 */
export const findingStandingDepartments: readonly string[] = [
  'DROP INDEX "findings_by_standing"',
  `CREATE INDEX "findings_by_standing" ON "findings" ("archived", "state", "dueOn", "identifiedOn", "severity", "repeatOf",
    "agreement", "acceptedUntil", "implementedBy", "closedOn", "owner", "department", "audit", "createdBy", "title", "id")`,
]
