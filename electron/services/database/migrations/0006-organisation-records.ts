/** The first tables of organisation, with the indexes that lists and links need. */
export const organisationRecordTables: readonly string[] = [
  `CREATE TABLE "organisations" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "legalName" TEXT,
    "registrationNumber" TEXT,
    "address" TEXT,
    "logo" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "classification" TEXT,
    "brandColour" TEXT,
    "reportDay" INTEGER,
    "numberRanges" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX "organisations_by_updatedAt" ON "organisations" ("archived", "updatedAt")`,
]
