/** The coverage of frameworks by controls, the statement of applicability, and the controls behind one requirement. */
export const frameworksScreens = {
  requirement: {
    views: {
      coverage: async () => (await import('./coverage-view.tsx')).FrameworkCoverage,
      statement: async () => (await import('./statement-view.tsx')).StatementOfApplicability,
    },
    tabs: { controls: async () => (await import('./requirement-controls.tsx')).RequirementControls },
  },
}
