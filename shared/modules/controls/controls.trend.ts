import { addMonths } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'

/** One check of a control that somebody stands for, and how the control stood on its day. */
export type TrendPoint = {
  readonly id: string
  readonly on: string
  readonly title: string
  readonly result: string
  readonly sampleSize: number | null
  readonly deviations: number | null
  /** Deviations per hundred of the sample, with one place; null where no sample was drawn. */
  readonly deviationRate: number | null
  /** The share of tests in the twelve months up to this day that found the control effective, as a whole percentage. */
  readonly effective: number | null
}

const tested: readonly string[] = ['effective', 'partlyEffective', 'ineffective']

function whole(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** The checks of one control from the first to the last, drafts left out. */
export function effectivenessTrend(checks: readonly AnyEntity[]): readonly TrendPoint[] {
  const known = checks
    .flatMap((row) => {
      const { performedOn, result } = row
      return row.state !== 'draft' && isText(performedOn) && isText(result) ? [{ row, on: performedOn, result }] : []
    })
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  return known.map(({ row, on, result }) => {
    const from = addMonths(on, -12)
    const year = known.filter((one) => one.on > from && one.on <= on && tested.includes(one.result))
    const good = year.filter((one) => one.result === 'effective').length
    const [sampleSize, deviations] = [whole(row.sampleSize), whole(row.deviations)]
    return {
      id: row.id,
      on,
      title: isText(row.title) ? row.title : '',
      result,
      sampleSize,
      deviations,
      deviationRate:
        sampleSize !== null && sampleSize > 0 && deviations !== null
          ? Math.round((deviations / sampleSize) * 1000) / 10
          : null,
      effective: year.length === 0 ? null : Math.round((good / year.length) * 100),
    }
  })
}
