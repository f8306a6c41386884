/**
 * What the board and the reminders ask of department reports, without reading one of them: which stand at which place in
 * which state. The rows hold whole reports, so that counting thousands of them by the table reads megabytes.
 */
export const departmentReportPlaces: readonly string[] = [
  `CREATE INDEX "department_reports_by_place"
    ON "department_reports" ("archived", "template", "startsOn", "state", "cell", "department", "id")`,
]
