/** The first tables of notes, with the indexes that lists and links need. */
export const notesRecordTables: readonly string[] = [
  `CREATE TABLE "comments" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "subjectRecord" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX "comments_by_updatedAt" ON "comments" ("archived", "updatedAt")`,
  `CREATE TABLE "links" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "fromRecord" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "toRecord" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "note" TEXT
  ) STRICT`,
  `CREATE INDEX "links_by_updatedAt" ON "links" ("archived", "updatedAt")`,
]
