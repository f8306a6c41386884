/** Questions that audits of one kind begin with, by version. */
export const checklistTemplateTables: readonly string[] = [
  `CREATE TABLE "checklist_templates" (
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
  "purpose" TEXT,
  "questions" TEXT NOT NULL,
  "follows" TEXT,
  "note" TEXT,
  "usedBy" TEXT,
  "usedFrom" TEXT,
  "retiredOn" TEXT
) STRICT`,
  `CREATE INDEX "checklist_templates_by_updatedAt" ON "checklist_templates" ("archived", "updatedAt")`,
  `CREATE INDEX "checklist_templates_by_follows" ON "checklist_templates" ("follows") WHERE "follows" IS NOT NULL`,
  `CREATE INDEX "checklist_templates_by_usedBy" ON "checklist_templates" ("usedBy") WHERE "usedBy" IS NOT NULL`,
]
