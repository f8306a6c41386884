/** The coverage of frameworks, two of them held against each other, the statement of applicability, the controls behind one requirement, assessments by others by year, and the score of MLPS. */
export const frameworksScreens = {
  requirement: {
    views: {
      coverage: async () => (await import('./coverage-view.tsx')).FrameworkCoverage,
      crossing: async () => (await import('./crossing-view.tsx')).FrameworkCrossing,
      statement: async () => (await import('./statement-view.tsx')).StatementOfApplicability,
    },
    apart: ['coverage', 'crossing', 'statement'],
    tabs: { controls: async () => (await import('./requirement-controls.tsx')).RequirementControls },
  },
  externalAssessment: { views: { byYear: async () => (await import('./assessment-years.tsx')).AssessmentYears } },
  protectionAssessment: { tabs: { score: async () => (await import('./protection-score.tsx')).ProtectionScore } },
}
