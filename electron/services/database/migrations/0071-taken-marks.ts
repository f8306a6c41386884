/** By what marks of a score came from competitions. */
export const takenMarkColumns: readonly string[] = [
  `ALTER TABLE "scores" ADD COLUMN "taken" TEXT NOT NULL DEFAULT '[]'`,
]
