/** Objective, samples and conclusion of working papers, and the notes of their reviewers. */
export const workingPaperTables: readonly string[] = [
  `ALTER TABLE "checklist_rows" ADD COLUMN "objective" TEXT`,
  `ALTER TABLE "checklist_rows" ADD COLUMN "samples" TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE "checklist_rows" ADD COLUMN "conclusion" TEXT`,
  `CREATE TABLE "review_notes" (
  "id" TEXT PRIMARY KEY,
  "revision" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "archived" INTEGER NOT NULL,
  "createdAt" TEXT NOT NULL,
  "createdBy" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "updatedBy" TEXT NOT NULL,
  "checklistRow" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "answer" TEXT,
  "answeredBy" TEXT,
  "answeredOn" TEXT,
  "clearedBy" TEXT,
  "clearedOn" TEXT
) STRICT`,
  `CREATE INDEX "review_notes_by_updatedAt" ON "review_notes" ("archived", "updatedAt")`,
  `CREATE INDEX "review_notes_by_checklistRow" ON "review_notes" ("checklistRow")`,
  `CREATE INDEX "review_notes_by_answeredBy" ON "review_notes" ("answeredBy") WHERE "answeredBy" IS NOT NULL`,
  `CREATE INDEX "review_notes_by_clearedBy" ON "review_notes" ("clearedBy") WHERE "clearedBy" IS NOT NULL`,
]
