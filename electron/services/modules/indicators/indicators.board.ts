import { nameOrder } from '#shared/base/name-order.ts'
import { indicatorRecord } from '#shared/modules/indicators/indicator.record.ts'
import { indicatorReadingRecord } from '#shared/modules/indicators/indicator-reading.record.ts'
import type { BoardRow, ReadingPoint } from '#shared/modules/indicators/indicators.contract.ts'
import { lastClosed, periodAround } from '#shared/modules/indicators/indicators.period.ts'
import { readTarget, statusOf } from '#shared/modules/indicators/indicators.target.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import { checkedFormula, reckon, unreadable } from './indicators.reckon.ts'

type Indicator = Entity<typeof indicatorRecord>
type Reading = Entity<typeof indicatorReadingRecord>

const mostIndicators = 200
const mostReadings = 36

/** The readings of an indicator that stand, the oldest first. */
export function standingReadings(context: ReadContext, indicator: string): readonly Reading[] {
  return context
    .readEverything(indicatorReadingRecord)
    .first({
      filters: [
        { field: 'indicator', comparison: 'is', value: indicator },
        { field: 'standing', comparison: 'is', value: 'valid' },
      ],
      sort: [{ field: 'period', descending: true }],
      limit: mostReadings,
    })
    .toReversed()
}

/** The last closed period of an indicator that was not frozen; null where it was. */
export function waitingPeriod(context: ReadContext, indicator: Indicator, readings: readonly Reading[]) {
  const period = lastClosed(context.today, indicator.period)
  return readings.some((reading) => reading.period.start === period.start) ? null : period
}

function point({ id, period, value, status }: Reading): ReadingPoint {
  return { id, period, value, status }
}

/** One indicator as it is now and as it was frozen. */
function boardRow(context: ReadContext, indicator: Indicator): BoardRow {
  const { id, title, question, source, unit, direction, target, owner } = indicator
  const readings = standingReadings(context, id)
  const occasion = { today: context.today, period: periodAround(context.today, indicator.period) }
  const formula = source === 'formula' ? checkedFormula(indicator.formula) : null
  const now = source === 'manual' ? null : formula ? reckon(context, formula, occasion) : unreadable
  const last = readings.at(-1)
  const value = source === 'manual' ? (last?.value ?? null) : (now?.value ?? null)
  const waiting = waitingPeriod(context, indicator, readings)
  return {
    ...{ id, title, question, source, unit, direction, target, owner, now },
    every: indicator.period,
    status: statusOf(value === null ? null : Number(value), target === null ? null : readTarget(target)),
    readings: readings.map(point),
    waiting: waiting,
  }
}

/** Every indicator, or the one asked for, in order of title. */
export function board(context: ReadContext, id?: string): readonly BoardRow[] {
  const reader = context.read(indicatorRecord)
  const indicators =
    id === undefined
      ? reader
          .first({ sort: [{ field: 'title' }], limit: mostIndicators })
          .toSorted((one, other) => nameOrder(one.title, other.title))
      : [reader.get(id)]
  return indicators.map((indicator) => boardRow(context, indicator))
}
