/** When an attack step was to begin and to end, and why that was changed after the exercise had started. */
export const attackStepPlanColumns: readonly string[] = [
  `ALTER TABLE "attack_steps" ADD COLUMN "plannedStartAt" TEXT`,
  `ALTER TABLE "attack_steps" ADD COLUMN "plannedEndAt" TEXT`,
  `ALTER TABLE "attack_steps" ADD COLUMN "planCorrection" TEXT`,
]
