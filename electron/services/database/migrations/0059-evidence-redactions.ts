/** Copies of pictures of evidence in which parts are blacked out. */
export const evidenceRedactionColumns: readonly string[] = [
  `ALTER TABLE "evidence_items" ADD COLUMN "redactedCopies" TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE "evidence_items" ADD COLUMN "redactions" TEXT NOT NULL DEFAULT '[]'`,
]
