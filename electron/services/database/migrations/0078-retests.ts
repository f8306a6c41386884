/** The attack step that a finding came of, and the earlier one that a step tries again. */
export const retestColumns: readonly string[] = [
  `ALTER TABLE "findings" ADD COLUMN "attackStep" TEXT`,
  `CREATE INDEX "findings_by_attackStep" ON "findings" ("attackStep")`,
  `ALTER TABLE "attack_steps" ADD COLUMN "retestOf" TEXT`,
  `CREATE INDEX "attack_steps_by_retestOf" ON "attack_steps" ("retestOf")`,
]
