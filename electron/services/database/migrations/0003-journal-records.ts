/** The first tables of journal, with the indexes that lists and links need. */
export const journalRecordTables: readonly string[] = [
  `CREATE TABLE "vaults" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "demo" INTEGER NOT NULL,
    "createdOn" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX "vaults_by_updatedAt" ON "vaults" ("archived", "updatedAt")`,
  `CREATE TABLE "devices" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "feed" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "installation" TEXT NOT NULL,
    "signingKey" TEXT NOT NULL,
    "certificate" TEXT NOT NULL,
    "letter" TEXT NOT NULL,
    "since" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX "devices_by_updatedAt" ON "devices" ("archived", "updatedAt")`,
  `CREATE UNIQUE INDEX "devices_by_feed" ON "devices" ("feed")`,
  `CREATE INDEX "devices_by_member" ON "devices" ("member")`,
]
