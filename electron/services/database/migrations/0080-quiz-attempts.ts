/** What people answered in quizzes, and what it came to. */
export const quizAttemptTables: readonly string[] = [
  `CREATE TABLE "quiz_attempts" (
    "id" TEXT PRIMARY KEY,
    "revision" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "archived" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "updatedBy" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "quiz" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "startedAt" TEXT NOT NULL,
    "handedInAt" TEXT,
    "ended" TEXT,
    "answers" TEXT NOT NULL,
    "marks" TEXT NOT NULL,
    "points" INTEGER,
    "maximum" INTEGER,
    "isPassed" INTEGER,
    "isCounted" INTEGER
  ) STRICT`,
  `CREATE INDEX "quiz_attempts_by_updatedAt" ON "quiz_attempts" ("archived", "updatedAt")`,
  `CREATE INDEX "quiz_attempts_by_quiz" ON "quiz_attempts" ("quiz")`,
  `CREATE INDEX "quiz_attempts_by_person" ON "quiz_attempts" ("person")`,
]
