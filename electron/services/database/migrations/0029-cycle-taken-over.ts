/** What a cycle takes over from the one before it. */
export const cycleTakenOverColumns: readonly string[] = [
  `ALTER TABLE "cycles" ADD COLUMN "lessonsTaken" TEXT`,
  `ALTER TABLE "cycles" ADD COLUMN "actions" TEXT NOT NULL DEFAULT '[]'`,
]
