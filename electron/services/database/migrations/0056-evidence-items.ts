/** Evidence with its source, validity, versions and chain of custody. */
export const evidenceItemTables: readonly string[] = [
  `CREATE TABLE "evidence_items" (
  "id" TEXT PRIMARY KEY,
  "revision" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "archived" INTEGER NOT NULL,
  "createdAt" TEXT NOT NULL,
  "createdBy" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "updatedBy" TEXT NOT NULL,
  "number" TEXT,
  "title" TEXT NOT NULL,
  "audit" TEXT NOT NULL,
  "evidence" TEXT NOT NULL,
  "source" TEXT,
  "collectedBy" TEXT,
  "collectedAt" TEXT,
  "validUntil" TEXT,
  "stillValid" TEXT,
  "custody" TEXT NOT NULL
) STRICT`,
  `CREATE INDEX "evidence_items_by_updatedAt" ON "evidence_items" ("archived", "updatedAt")`,
  `CREATE UNIQUE INDEX "evidence_items_by_number" ON "evidence_items" ("number")`,
  `CREATE INDEX "evidence_items_by_audit" ON "evidence_items" ("audit")`,
  `CREATE INDEX "evidence_items_by_collectedBy" ON "evidence_items" ("collectedBy") WHERE "collectedBy" IS NOT NULL`,
]
