const matrix = async () => (await import('./matrix-view.tsx')).RiskMatrix
const standing = async () => (await import('./risk-standing.tsx')).RiskStanding
const trend = async () => (await import('./risk-trend.tsx')).RiskTrend

/** Risks as a matrix and in figures, and on the page of one how its ratings went. */
export const risksScreens = {
  risk: { views: { matrix, standing }, tabs: { trend } },
}
