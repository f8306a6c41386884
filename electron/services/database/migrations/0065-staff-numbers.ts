/** By what number the house knows a person, as lists of other programs name people. */
export const staffNumberColumns: readonly string[] = [`ALTER TABLE "people" ADD COLUMN "staffNumber" TEXT`]
