/** The screens of people beyond the derived ones. */
export const peopleScreens = {
  person: {
    tabs: {
      scores: async () => (await import('./person-scores.tsx')).PersonScores,
      radar: async () => (await import('./person-radar.tsx')).PersonRadar,
    },
  },
}
