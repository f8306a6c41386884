const chart = async () => (await import('./org-chart-view.tsx')).OrganisationChart

/** The screens of people beyond the derived ones. */
export const peopleScreens = {
  department: { views: { chart }, apart: ['chart'] },
  group: { views: { chart }, apart: ['chart'] },
  person: {
    views: { responsible: async () => (await import('./responsible-view.tsx')).ResponsiblePersons },
    apart: ['responsible'],
    tabs: {
      scores: async () => (await import('./person-scores.tsx')).PersonScores,
      radar: async () => (await import('./person-radar.tsx')).PersonRadar,
    },
  },
}
