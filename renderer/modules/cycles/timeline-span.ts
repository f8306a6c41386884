import { spanAround } from '#shared/charts/time-scale.ts'
import type { TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'

/** The days of every bar, as planned now, as first planned, and as it went. */
export function spanOf(rows: readonly TimelineRow[], today: string): TimelineRow['planned'] {
  const days = rows.flatMap(({ planned, actual, baseline }) => [
    ...[planned.start, planned.end],
    ...(actual ? [actual.end] : []),
    ...(baseline ? [baseline.start, baseline.end] : []),
  ])
  return spanAround(days, today)
}
