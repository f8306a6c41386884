/** The screens of training beyond the derived ones. */
export const trainingScreens = {
  assessment: { tabs: { table: async () => (await import('./assessment-table.tsx')).AssessmentTable } },
  competition: { tabs: { table: async () => (await import('./competition-table.tsx')).CompetitionTable } },
}
