/** Within how many days a house wants its weaknesses remedied. */
export const remedyPeriodTables: readonly string[] = [
  `CREATE TABLE "remedy_periods" (
  "id" TEXT PRIMARY KEY,
  "revision" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "archived" INTEGER NOT NULL,
  "createdAt" TEXT NOT NULL,
  "createdBy" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "updatedBy" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "version" INTEGER,
  "periods" TEXT NOT NULL,
  "basis" TEXT,
  "follows" TEXT,
  "usedBy" TEXT,
  "usedFrom" TEXT,
  "retiredOn" TEXT
) STRICT`,
  `CREATE INDEX "remedy_periods_by_updatedAt" ON "remedy_periods" ("archived", "updatedAt")`,
  `CREATE INDEX "remedy_periods_by_follows" ON "remedy_periods" ("follows") WHERE "follows" IS NOT NULL`,
  `CREATE INDEX "remedy_periods_by_usedBy" ON "remedy_periods" ("usedBy") WHERE "usedBy" IS NOT NULL`,
]
