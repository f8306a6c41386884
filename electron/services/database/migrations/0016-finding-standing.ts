/**
 * One index that holds what the homes count findings by and lists of them are sorted by: a home counts a hundred thousand
 * findings without reading their texts. One wide index is written in one place; an index for each figure would be written in ten.
 */
export const findingStandingIndexes: readonly string[] = [
  `CREATE INDEX "findings_by_standing" ON "findings" ("archived", "state", "dueOn", "identifiedOn", "severity", "repeatOf",
    "agreement", "acceptedUntil", "implementedBy", "owner", "audit", "createdBy", "title", "id")`,
]
