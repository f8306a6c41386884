/** Whom the vault asks for time stamps, and which signed files have one. */
export const timeStampTables: readonly string[] = [
  `CREATE TABLE "stampAuthorities" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "certificate" TEXT NOT NULL,
    "inUse" INTEGER NOT NULL,
    "since" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX "stampAuthorities_by_updatedAt" ON "stampAuthorities" ("archived", "updatedAt")`,
  `ALTER TABLE "exports" ADD COLUMN "stampedAt" TEXT`,
  `ALTER TABLE "exports" ADD COLUMN "stampedBy" TEXT`,
]
