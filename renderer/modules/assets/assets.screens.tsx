/** The ways beside the derived ones in which assets, their weaknesses and their scans are shown. */
export const assetsScreens = {
  asset: {
    views: { exposed: async () => (await import('./exposed-assets.tsx')).ExposedAssets },
    tabs: { standing: async () => (await import('./asset-standing.tsx')).AssetStanding },
  },
  vulnerability: {
    views: {
      ageing: async () => (await import('./weakness-ageing.tsx')).WeaknessAgeing,
      trend: async () => (await import('./weakness-trend.tsx')).WeaknessTrend,
    },
  },
  scan: { views: { bring: async () => (await import('./scan-import/scan-import.tsx')).ScanImport }, apart: ['bring'] },
  baselineCheck: { views: { passRates: async () => (await import('./pass-rates.tsx')).BaselinePassRates } },
}
