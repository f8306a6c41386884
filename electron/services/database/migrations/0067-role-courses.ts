/** The courses that a role asks of who holds it. */
export const roleCourseColumns: readonly string[] = [
  `ALTER TABLE "role_profiles" ADD COLUMN "courses" TEXT NOT NULL DEFAULT '[]'`,
]
