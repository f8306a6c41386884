/** Where an attack step came from and with what, and what other programs said of it that has no field. */
export const attackStepSourceColumns: readonly string[] = [
  `ALTER TABLE "attack_steps" ADD COLUMN "source" TEXT`,
  `ALTER TABLE "attack_steps" ADD COLUMN "tool" TEXT`,
  `ALTER TABLE "attack_steps" ADD COLUMN "command" TEXT`,
  `ALTER TABLE "attack_steps" ADD COLUMN "imported" TEXT NOT NULL DEFAULT '[]'`,
]
