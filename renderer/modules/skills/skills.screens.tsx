/** The screens of skills and growth beyond the derived ones. */
export const skillsScreens = {
  skill: { views: { matrix: async () => (await import('./skill-matrix-view.tsx')).SkillMatrixView } },
  growthPlan: { tabs: { growth: async () => (await import('./growth-tab.tsx')).GrowthTab } },
}
