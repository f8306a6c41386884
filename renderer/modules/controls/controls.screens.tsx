/** The heat map of controls, the shipped catalogue, and on the page of a control the frameworks that it serves. */
export const controlsScreens = {
  control: {
    views: {
      heatMap: async () => (await import('./heat-map-view.tsx')).ControlHeatMap,
      catalogue: async () => (await import('./catalogue-view.tsx')).ControlCatalogue,
    },
    tabs: { mapping: async () => (await import('./control-mapping.tsx')).ControlMapping },
  },
}
