/** How populations are frozen, samples drawn and their items looked at. */
export const samplingScreens = {
  population: {
    views: { freeze: async () => (await import('./freeze-population.tsx')).FreezePopulation },
    apart: ['freeze'],
    tabs: { draw: async () => (await import('./draw-sample.tsx')).DrawSample },
  },
  sample: { tabs: { results: async () => (await import('./sample-results.tsx')).SampleResults } },
}
