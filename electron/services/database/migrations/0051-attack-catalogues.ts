/** Versions of ATT&CK that somebody loaded. */
export const attackCatalogueTables: readonly string[] = [
  `CREATE TABLE "attack_catalogues" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" TEXT,
    "standing" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "loadedBy" TEXT NOT NULL,
    "loadedAt" TEXT NOT NULL,
    "tactics" TEXT NOT NULL,
    "techniques" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX "attack_catalogues_by_updatedAt" ON "attack_catalogues" ("archived", "updatedAt")`,
  `CREATE INDEX "attack_catalogues_by_loadedBy" ON "attack_catalogues" ("loadedBy")`,
]
