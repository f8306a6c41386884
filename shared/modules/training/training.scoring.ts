import { invariant } from '../../base/assert.ts'
import { decimalToUnits, unitsToDecimal } from '../../record/decimal.ts'

/** One component of a scheme; `weight` is percent of the whole, `maximum` the points that earn all of it. */
export type Component = { readonly name: string; readonly weight: string; readonly maximum: string }
/** The points of one person in one component, named as in the scheme. */
export type ComponentPoints = { readonly component: string; readonly points: string }

export type ScoreSheet = {
  readonly components: readonly ComponentPoints[]
  readonly bonus: string | null
  readonly moderatedPoints: string | null
}

const scale = 2

function units(text: string): bigint {
  const value = decimalToUnits(text, scale)
  invariant(Number.isSafeInteger(value), 'stored decimals have two places')
  return BigInt(value)
}

/** Whether the weights of a scheme come to exactly 100.00 percent. */
export function weightsAreWhole(components: readonly Pick<Component, 'weight'>[]): boolean {
  return components.reduce((sum, component) => sum + units(component.weight), 0n) === 10_000n
}

/**
 * The weighted mean in percent, two places, rounded half up once at the end: sum of weight x points / maximum. A missing
 * component counts as zero points, as in a weighted mean of a grade book that does not drop empty grades.
 */
export function weightedTotal(components: readonly Component[], points: readonly ComponentPoints[]): string {
  const pointsOf = new Map(points.map((entry) => [entry.component, units(entry.points)]))
  // An exact fraction: rounding every component would let the order of components decide a rank.
  let numerator = 0n
  let denominator = 1n
  for (const component of components) {
    const maximum = units(component.maximum)
    invariant(maximum > 0n, 'a scheme with a component of no points is refused')
    const part = units(component.weight) * (pointsOf.get(component.name) ?? 0n)
    numerator = numerator * maximum + part * denominator
    denominator *= maximum
  }
  return unitsToDecimal(Number((2n * numerator + denominator) / (2n * denominator)), scale)
}

/** The total of an assessment: the moderated points where there are any, else the weighted mean; then the bonus. */
export function assessmentTotal(components: readonly Component[], sheet: ScoreSheet): string {
  const base = sheet.moderatedPoints ?? weightedTotal(components, sheet.components)
  return unitsToDecimal(Number(units(base) + units(sheet.bonus ?? '0')), scale)
}

/** The total of a competition: the moderated points where there are any, else the sum of the rounds; then the bonus. */
export function competitionTotal(sheet: ScoreSheet): string {
  const sum = sheet.components.reduce((total, entry) => total + units(entry.points), 0n)
  const base = sheet.moderatedPoints === null ? sum : units(sheet.moderatedPoints)
  return unitsToDecimal(Number(base + units(sheet.bonus ?? '0')), scale)
}

/**
 * Standard competition ranking ("1224"): equal totals share a rank and the next rank counts those before it. Rows
 * without a total have no rank. The order of the input is kept.
 */
export function ranked<Row extends { readonly total: string | null }>(
  rows: readonly Row[],
): readonly (Row & { readonly rank: number | null })[] {
  const descending = rows
    .flatMap((row) => (row.total === null ? [] : [units(row.total)]))
    .toSorted((left, right) => (left === right ? 0 : left > right ? -1 : 1))
  return rows.map((row) => {
    const total = row.total
    return { ...row, rank: total === null ? null : descending.indexOf(units(total)) + 1 }
  })
}

/** Whether a total reaches the pass mark; null where nothing was scored or no mark was set. */
export function passes(total: string | null, passMark: string | null): boolean | null {
  return total === null || passMark === null ? null : units(total) >= units(passMark)
}
