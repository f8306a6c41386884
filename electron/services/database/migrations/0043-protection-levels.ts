/** The level of MLPS at which a system was assessed; empty for assessments from before it was stated. */
export const protectionLevelColumns: readonly string[] = [
  `ALTER TABLE "protection_assessments" ADD COLUMN "level" TEXT`,
]
