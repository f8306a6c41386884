const matrix = async () => (await import('./matrix-view.tsx')).RiskMatrix
const trend = async () => (await import('./risk-trend.tsx')).RiskTrend

/** Risks as a matrix, and on the page of one how its ratings went. */
export const risksScreens = {
  risk: { views: { matrix }, tabs: { trend } },
}
