/** Who declined to sign a sealed report, and why. */
export const declinationTables: readonly string[] = [
  `CREATE TABLE "declinations" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "seal" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "declinedAt" TEXT NOT NULL,
    "fileSha256" TEXT NOT NULL,
    "takenBy" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "key" TEXT,
    "reply" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX "declinations_by_updatedAt" ON "declinations" ("archived", "updatedAt")`,
  `CREATE INDEX "declinations_by_seal" ON "declinations" ("seal")`,
  `CREATE INDEX "declinations_by_person" ON "declinations" ("person")`,
  `CREATE INDEX "declinations_by_takenBy" ON "declinations" ("takenBy")`,
  `CREATE INDEX "declinations_by_key" ON "declinations" ("key") WHERE "key" IS NOT NULL`,
]
