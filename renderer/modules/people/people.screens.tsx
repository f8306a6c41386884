const body = async () => (await import('./body-tab.tsx')).BodyTab
const chart = async () => (await import('./org-chart-view.tsx')).OrganisationChart

/** The screens of people beyond the derived ones. */
export const peopleScreens = {
  department: {
    views: { chart, answers: async () => (await import('./answers-view.tsx')).AnswersView },
    apart: ['chart', 'answers'],
    tabs: { body },
  },
  group: { views: { chart }, apart: ['chart'], tabs: { body } },
  person: {
    views: { responsible: async () => (await import('./responsible-view.tsx')).ResponsiblePersons },
    apart: ['responsible'],
    tabs: {
      timeline: async () => (await import('./person-timeline.tsx')).PersonTimeline,
      curriculum: async () => (await import('./person-curriculum.tsx')).PersonCurriculum,
      scores: async () => (await import('./person-scores.tsx')).PersonScores,
      radar: async () => (await import('./person-radar.tsx')).PersonRadar,
    },
  },
}
