/** The screens of exercises beyond the derived ones. */
export const exercisesScreens = {
  exercise: {
    views: { comparison: async () => (await import('./exercise-comparison.tsx')).ExerciseComparison },
    tabs: {
      timeline: async () => (await import('./exercise-timeline.tsx')).ExerciseTimeline,
      results: async () => (await import('./exercise-results.tsx')).ExerciseResults,
    },
  },
}
