/** The heat map of controls. */
export const controlsScreens = {
  control: { views: { heatMap: async () => (await import('./heat-map-view.tsx')).ControlHeatMap } },
}
