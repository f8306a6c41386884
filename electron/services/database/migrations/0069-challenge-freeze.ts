/** How many had solved a challenge when its scoreboard was frozen. */
export const challengeFreezeColumns: readonly string[] = [`ALTER TABLE "challenges" ADD COLUMN "frozenSolved" INTEGER`]
