/**
 * The heat map of controls and the shipped catalogue; on the page of a control the frameworks that it serves and how
 * effective it was. A new check begins as its control says, and one that found a gap leads to a finding.
 */
export const controlsScreens = {
  control: {
    views: {
      heatMap: async () => (await import('./heat-map-view.tsx')).ControlHeatMap,
      catalogue: async () => (await import('./catalogue-view.tsx')).ControlCatalogue,
    },
    apart: ['catalogue'],
    tabs: {
      effectiveness: async () => (await import('./control-trend.tsx')).ControlTrend,
      mapping: async () => (await import('./frameworks/control-mapping.tsx')).ControlMapping,
    },
  },
  controlCheck: {
    form: async () => (await import('./check-form.tsx')).CheckForm,
    beside: async () => (await import('./check-finding.tsx')).CheckFinding,
  },
}
