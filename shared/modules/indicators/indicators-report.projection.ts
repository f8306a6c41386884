import type { Period } from '../../record/fields.ts'
import type { Entity } from '../../record/record.ts'
import type { cycleRecord } from '../cycles/cycle.record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import type { indicatorRecord } from './indicator.record.ts'
import type { indicatorReadingRecord } from './indicator-reading.record.ts'
import type { Reckoned } from './indicators.contract.ts'
import { type ReadingStatus, readTarget, statusOf } from './indicators.target.ts'

type Cycle = Entity<typeof cycleRecord>
type Indicator = Entity<typeof indicatorRecord>
type Reading = Entity<typeof indicatorReadingRecord>

/** So many frozen figures of an indicator are told, the last ones. */
export const toldFigures = 12

/** A frozen figure as the report tells it; `counted` and `notCounted` are sums over its measures, null where a person stated it. */
export type FrozenFigure = Pick<Reading, 'value' | 'status' | 'takenOn' | 'target' | 'formulaVersion' | 'reason'> & {
  readonly id: string
  readonly period: Period
  readonly counted: number | null
  readonly notCounted: number | null
  /** Whether its period lies in that of the cycle, and not before. */
  readonly isOwn: boolean
}

/** How an indicator stands in the period: by its last frozen figure in it, by its live one while it runs, or by none. */
export type IndicatorStanding = {
  readonly by: 'frozen' | 'live' | 'none'
  readonly value: string | null
  readonly status: ReadingStatus
}

/** An indicator as the report tells it; names in place of ids. */
export type ReportedIndicator = Pick<
  Indicator,
  'title' | 'question' | 'source' | 'formula' | 'formulaVersion' | 'unit' | 'target' | 'direction' | 'note'
> & {
  readonly number: string
  readonly every: Indicator['period']
  readonly owner: string
  readonly department: string
  readonly standing: IndicatorStanding
  /** The figure of this moment, while the period of the cycle runs. */
  readonly live: Reckoned | null
  /** The oldest first. */
  readonly figures: readonly FrozenFigure[]
}

/** The indicators in the period of a cycle. */
export type IndicatorsDocument = Pick<Cycle, 'title' | 'period'> & {
  readonly organisation: string
  readonly classification: string
  readonly number: string
  readonly on: string
  readonly indicators: readonly ReportedIndicator[]
  readonly counts: Readonly<Record<ReadingStatus | 'unfrozen', number>>
  /** Whoever owns the cycle, then whoever froze its last figure; each once. */
  readonly signers: readonly { readonly duty: 'owner' | 'taker'; readonly id: string; readonly person: string }[]
}

type Source = {
  readonly organisation: Entity<typeof organisationRecord> | null
  readonly cycle: Cycle
  readonly indicators: readonly Indicator[]
  /** Figures that stand. */
  readonly readings: readonly Reading[]
  /** The figures of this moment by indicator; none where the period does not run. */
  readonly live: ReadonlyMap<string, Reckoned>
  readonly on: string
  readonly nameOf: (record: string, id: string | null) => string
}

const isIn = (inner: Period, outer: Period) => inner.start >= outer.start && inner.end <= outer.end

/** The frozen figures that a report of a period tells: the last ones up to its end, the oldest first. */
export function toldReadings(readings: readonly Reading[], indicator: string, period: Period): readonly Reading[] {
  return readings
    .filter((reading) => reading.indicator === indicator && reading.period.end <= period.end)
    .toSorted((one, other) => one.period.start.localeCompare(other.period.start))
    .slice(-toldFigures)
}

function figureOf(reading: Reading, cycle: Cycle): FrozenFigure {
  const { id, value, status, takenOn, target, formulaVersion, reason, inputs, period } = reading
  const sum = (side: 'counted' | 'notCounted') =>
    inputs.length === 0 ? null : inputs.reduce((total, input) => total + input[side], 0)
  return {
    ...{ id, value, status, takenOn, target, formulaVersion, reason, period },
    ...{ counted: sum('counted'), notCounted: sum('notCounted'), isOwn: isIn(period, cycle.period) },
  }
}

function standingOf(target: string | null, figures: readonly FrozenFigure[], live: Reckoned | null): IndicatorStanding {
  const last = figures.findLast(({ isOwn }) => isOwn)
  if (last) return { by: 'frozen', value: last.value, status: last.status }
  const value = live?.value ?? null
  const wanted = target === null ? null : readTarget(target)
  return { by: live === null ? 'none' : 'live', value, status: statusOf(value === null ? null : Number(value), wanted) }
}

function reported(source: Source, indicator: Indicator): ReportedIndicator {
  const { cycle, readings, nameOf } = source
  const { title, question, formula, formulaVersion, unit, target, direction, note } = indicator
  const live = source.live.get(indicator.id) ?? null
  const figures = toldReadings(readings, indicator.id, cycle.period).map((one) => figureOf(one, cycle))
  return {
    ...{ title, question, source: indicator.source, formula, formulaVersion, unit, target, direction, note },
    ...{ number: indicator.number ?? '', every: indicator.period, live, figures },
    owner: nameOf('person', indicator.owner),
    department: nameOf('department', indicator.department),
    standing: standingOf(target, figures, live),
  }
}

function signersOf({ cycle, readings, nameOf }: Source): IndicatorsDocument['signers'] {
  const last = readings
    .filter(({ period }) => isIn(period, cycle.period))
    .toSorted((one, other) => other.takenOn.localeCompare(one.takenOn) || (one.id < other.id ? 1 : -1))[0]?.takenBy
  const signer = (duty: 'owner' | 'taker', id: string) => ({ duty, id, person: nameOf('person', id) })
  return [signer('owner', cycle.owner), ...(last && last !== cycle.owner ? [signer('taker', last)] : [])]
}

/** What the report of indicators says of the period of a cycle: those off target first, then by number. */
export function projectIndicatorsReport(source: Source): IndicatorsDocument {
  const { organisation, cycle, on } = source
  const rank: Readonly<Record<ReadingStatus, number>> = { missed: 0, noDenominator: 1, met: 2, noTarget: 3 }
  const indicators = source.indicators
    .map((indicator) => reported(source, indicator))
    .toSorted(
      (one, other) => rank[one.standing.status] - rank[other.standing.status] || one.number.localeCompare(other.number),
    )
  const having = (status: ReadingStatus) => indicators.filter(({ standing }) => standing.status === status).length
  return {
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    classification: cycle.classification ?? organisation?.classification ?? '',
    ...{ title: cycle.title, number: cycle.number ?? '', period: cycle.period, on, indicators },
    counts: {
      ...{ met: having('met'), missed: having('missed') },
      ...{ noTarget: having('noTarget'), noDenominator: having('noDenominator') },
      unfrozen: indicators.filter(({ standing }) => standing.by !== 'frozen').length,
    },
    signers: signersOf(source),
  }
}
