/** By which weaknesses are listed in the order of their due days: sorting two hundred thousand of them is felt. */
export const weaknessDueDayIndex: readonly string[] = [
  `CREATE INDEX "vulnerabilities_by_dueOn" ON "vulnerabilities" ("archived", "dueOn", "id")`,
]
