/** How an assessment caps, normalises and ranks its totals, and what a published score was computed from. */
export const assessmentSchemeColumns: readonly string[] = [
  `ALTER TABLE "assessments" ADD COLUMN "totalMaximum" INTEGER`,
  `ALTER TABLE "assessments" ADD COLUMN "normalisation" TEXT`,
  `ALTER TABLE "assessments" ADD COLUMN "ranking" TEXT`,
  `ALTER TABLE "scores" ADD COLUMN "formula" INTEGER`,
  `ALTER TABLE "scores" ADD COLUMN "basis" TEXT NOT NULL DEFAULT '[]'`,
]
