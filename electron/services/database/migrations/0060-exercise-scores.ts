/** What steps of an exercise earn, and what a closed one was scored from. */
export const exerciseScoreColumns: readonly string[] = [
  `ALTER TABLE "exercises" ADD COLUMN "pointsLogged" INTEGER`,
  `ALTER TABLE "exercises" ADD COLUMN "pointsAlerted" INTEGER`,
  `ALTER TABLE "exercises" ADD COLUMN "pointsContained" INTEGER`,
  `ALTER TABLE "exercises" ADD COLUMN "pointsBlocked" INTEGER`,
  `ALTER TABLE "exercises" ADD COLUMN "pointsPartly" INTEGER`,
  `ALTER TABLE "exercises" ADD COLUMN "pointsSucceeded" INTEGER`,
  `ALTER TABLE "exercises" ADD COLUMN "formula" INTEGER`,
  `ALTER TABLE "exercises" ADD COLUMN "scored" TEXT NOT NULL DEFAULT '[]'`,
]
