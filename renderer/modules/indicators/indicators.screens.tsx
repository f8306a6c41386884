const board = async () => (await import('./indicator-board.tsx')).IndicatorBoard
const trend = async () => (await import('./indicator-trend.tsx')).IndicatorTrend
const counted = async () => (await import('./indicator-members.tsx')).CountedRecords
const notCounted = async () => (await import('./indicator-members.tsx')).OtherRecords
const frozen = async () => (await import('./frozen-records.tsx')).FrozenRecords
const formula = async () => (await import('./indicator-formula.tsx')).IndicatorFormula

/** The board of indicators, and on the page of one its trend, its formula in words, and the records behind it. */
export const indicatorsScreens = {
  indicator: { views: { board }, apart: ['board'], tabs: { trend, formula, counted, notCounted } },
  indicatorReading: { tabs: { frozen } },
}
