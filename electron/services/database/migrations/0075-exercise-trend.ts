/**
 * The trend over exercises sums facts by step and steps by exercise out of indexes that hold all it reads: the rows
 * themselves are long, and lie in the order in which they were written.
 */
export const exerciseTrendIndexes: readonly string[] = [
  'DROP INDEX "defence_facts_by_attackStep"',
  `CREATE INDEX "defence_facts_by_attackStep" ON "defence_facts" ("attackStep", "archived", "kind", "at")`,
  'DROP INDEX "attack_steps_by_exercise"',
  `CREATE INDEX "attack_steps_by_exercise" ON "attack_steps" ("exercise", "archived", "outcome", "startedAt", "id")`,
]
