/** Evidence packs that were made. */
export const evidencePackTables: readonly string[] = [
  `CREATE TABLE "evidence_packs" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "audit" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "madeAt" TEXT NOT NULL,
    "files" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "listSha256" TEXT NOT NULL,
    "recipients" TEXT
  ) STRICT`,
  `CREATE INDEX "evidence_packs_by_updatedAt" ON "evidence_packs" ("archived", "updatedAt")`,
  `CREATE INDEX "evidence_packs_by_audit" ON "evidence_packs" ("audit")`,
  `CREATE INDEX "evidence_packs_by_madeBy" ON "evidence_packs" ("madeBy")`,
]
