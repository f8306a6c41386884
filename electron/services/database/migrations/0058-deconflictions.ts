/** Questions whether something that was seen belongs to an exercise, and the answers. */
export const deconflictionTables: readonly string[] = [
  `CREATE TABLE "deconflictions" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "exercise" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TEXT NOT NULL,
    "answer" TEXT,
    "answeredBy" TEXT,
    "answeredAt" TEXT,
    "attackStep" TEXT,
    "note" TEXT
  ) STRICT`,
  `CREATE INDEX "deconflictions_by_updatedAt" ON "deconflictions" ("archived", "updatedAt")`,
  `CREATE INDEX "deconflictions_by_exercise" ON "deconflictions" ("exercise")`,
  `CREATE INDEX "deconflictions_by_answeredBy" ON "deconflictions" ("answeredBy") WHERE "answeredBy" IS NOT NULL`,
  `CREATE INDEX "deconflictions_by_attackStep" ON "deconflictions" ("attackStep") WHERE "attackStep" IS NOT NULL`,
]
