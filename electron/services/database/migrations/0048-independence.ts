/** How members of audit teams stand to what they audit. */
export const independenceTables: readonly string[] = [
  `CREATE TABLE "independence_declarations" (
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
  "person" TEXT NOT NULL,
  "answer" TEXT,
  "interests" TEXT,
  "safeguards" TEXT,
  "evidence" TEXT NOT NULL,
  "declaredBy" TEXT,
  "declaredOn" TEXT
) STRICT`,
  `CREATE INDEX "independence_declarations_by_updatedAt" ON "independence_declarations" ("archived", "updatedAt")`,
  `CREATE INDEX "independence_declarations_by_audit" ON "independence_declarations" ("audit")`,
  `CREATE INDEX "independence_declarations_by_person" ON "independence_declarations" ("person")`,
  `CREATE INDEX "independence_declarations_by_declaredBy" ON "independence_declarations" ("declaredBy") WHERE "declaredBy" IS NOT NULL`,
]
