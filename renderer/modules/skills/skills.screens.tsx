/** The screens of skills and growth beyond the derived ones. */
export const skillsScreens = {
  skill: { views: { matrix: async () => (await import('./skill-matrix-view.tsx')).SkillMatrixView } },
  roleProfile: {
    views: { nice: async () => (await import('./nice-view.tsx')).NiceView },
    apart: ['nice'],
    tabs: { curriculum: async () => (await import('./role-curriculum.tsx')).RoleCurriculum },
  },
  growthPlan: { tabs: { growth: async () => (await import('./growth-tab.tsx')).GrowthTab } },
}
