/** The screens of exercises beyond the derived ones. */
export const exercisesScreens = {
  exercise: {
    beginning: async () => (await import('./templates/open-new-exercise.tsx')).NewFromTemplate,
    views: {
      comparison: async () => (await import('./exercise-comparison.tsx')).ExerciseComparison,
      matrix: async () => (await import('./attack/matrix-views.tsx')).ListedMatrix,
    },
    tabs: {
      capture: async () => (await import('./capture/live-capture.tsx')).LiveCapture,
      injects: async () => (await import('./plan/running-sheet.tsx')).RunningSheet,
      timeline: async () => (await import('./exercise-timeline.tsx')).ExerciseTimeline,
      path: async () => (await import('./path/attack-path-view.tsx')).AttackPathView,
      results: async () => (await import('./exercise-results.tsx')).ExerciseResults,
      lessons: async () => (await import('./lessons/exercise-lessons.tsx')).ExerciseLessons,
      matrix: async () => (await import('./attack/matrix-views.tsx')).ExerciseMatrix,
      exchange: async () => (await import('./exchange/exercise-exchange.tsx')).ExerciseExchange,
    },
  },
  exerciseTemplate: {
    views: { library: async () => (await import('./templates/template-library.tsx')).TemplateLibrary },
    apart: ['library'],
    beside: async () => (await import('./templates/open-new-exercise.tsx')).TemplateOnPage,
  },
  attackStep: {
    views: { attack: async () => (await import('./attack/attack-view.tsx')).AttackView },
    apart: ['attack'],
    inputs: {
      tactic: async () => (await import('./attack/technique-input.tsx')).TacticInput,
      technique: async () => (await import('./attack/technique-input.tsx')).TechniqueInput,
    },
    beside: async () => (await import('./retests/step-standing.tsx')).StepOnPage,
  },
}
