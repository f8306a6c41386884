import type { Filter } from '../../contract/list.ts'

/** What findings are told apart by. */
export const metricDimensions = ['severity', 'department', 'quarter'] as const
export type MetricDimension = (typeof metricDimensions)[number]

export const metricCounts = [
  'raised',
  'open',
  'overdue',
  'onTime',
  'late',
  'closed',
  'extended',
  'reopened',
  'repeated',
] as const
export type MetricCount = (typeof metricCounts)[number]

/**
 * Findings of one part that took the same time to close, `days` null for those not closed. A quarter is counted by month, so up
 * to three groups have the same part and days.
 */
export type MetricGroup = { readonly part: string | null; readonly days: number | null } & Readonly<
  Record<MetricCount, number>
>

/** The figures of one part, or of all; days from identification to closing, null where nothing is closed. */
export type MetricPart = {
  readonly part: string | null
  readonly mean: number | null
  readonly median: number | null
} & Readonly<Record<MetricCount, number>>

/** The value at the middle of counted days, by nearest rank (NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2). */
function medianOf(groups: readonly MetricGroup[], closed: number): number | null {
  let seen = 0
  for (const { days, closed: count } of groups.toSorted((one, other) => (one.days ?? 0) - (other.days ?? 0))) {
    seen += count
    if (count > 0 && seen * 2 >= closed) return days
  }
  return null
}

function sumOf(groups: readonly MetricGroup[], part: string | null): MetricPart {
  const total = (count: MetricCount) => groups.reduce((sum, group) => sum + group[count], 0)
  const closed = total('closed')
  const days = groups.reduce((sum, group) => sum + (group.days ?? 0) * group.closed, 0)
  return {
    part,
    ...{ raised: total('raised'), open: total('open'), overdue: total('overdue'), onTime: total('onTime') },
    ...{ late: total('late'), closed, extended: total('extended'), reopened: total('reopened') },
    repeated: total('repeated'),
    mean: closed === 0 ? null : days / closed,
    median: medianOf(groups, closed),
  }
}

/**
 * Figures by part and of all. Mean time to close = Σ(closed on − identified on) / closed, of closed findings alone, as
 * SimpleRisk counts it; the median is given beside it, since a few old findings move the mean.
 */
export function projectMetrics(groups: readonly MetricGroup[]): {
  readonly parts: readonly MetricPart[]
  readonly all: MetricPart
} {
  const byPart = Map.groupBy(groups, ({ part }) => part)
  return { parts: [...byPart].map(([part, own]) => sumOf(own, part)), all: sumOf(groups, null) }
}

/** Of a hundred, with one place; null where there is nothing to be a share of. */
export function shareOf(count: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * count) / whole) / 10
}

/** On time = implemented by the date first agreed, out of all that are implemented or past their date. */
export function onTimeShare({ onTime, late, overdue }: Pick<MetricPart, 'onTime' | 'late' | 'overdue'>): number | null {
  return shareOf(onTime, onTime + late + overdue)
}

const days: Readonly<Record<string, readonly [string, string]>> = {
  1: ['01-01', '03-31'],
  2: ['04-01', '06-30'],
  3: ['07-01', '09-30'],
  4: ['10-01', '12-31'],
}

/** The conditions that exactly the findings of a part meet; a quarter is written `2026-3`. */
export function partFilters(dimension: MetricDimension, part: string | null): readonly Filter[] {
  const field = dimension === 'quarter' ? 'identifiedOn' : dimension
  if (part === null) return [{ field, comparison: 'empty' }]
  if (dimension !== 'quarter') return [{ field, comparison: 'is', value: part }]
  const [year, quarter] = part.split('-')
  const [first, last] = days[quarter ?? ''] ?? ['', '']
  return [{ field, comparison: 'between', value: [`${year}-${first}`, `${year}-${last}`] }]
}

/** The conditions that exactly the findings counted meet. */
export function countFilters(count: MetricCount, today: string): readonly Filter[] {
  const filled = (field: string): Filter => ({ field, comparison: 'filled' })
  const states = (...value: string[]): Filter => ({ field: 'state', comparison: 'in', value })
  const filters: Readonly<Record<MetricCount, readonly Filter[]>> = {
    raised: [],
    open: [states('open', 'actionPlanned', 'implemented')],
    overdue: [states('open', 'actionPlanned'), { field: 'dueOn', comparison: 'before', value: today }],
    onTime: [{ field: 'timeliness', comparison: 'is', value: 'onTime' }],
    late: [{ field: 'timeliness', comparison: 'is', value: 'late' }],
    closed: [states('closed'), filled('closedOn'), filled('identifiedOn')],
    extended: [filled('extensions')],
    reopened: [filled('reopens')],
    repeated: [filled('repeatOf')],
  }
  return filters[count]
}
