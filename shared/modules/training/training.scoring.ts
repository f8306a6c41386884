import { invariant } from '../../base/assert.ts'
import { decimalToUnits, unitsToDecimal } from '../../record/decimal.ts'
import type { rankings } from './assessment.record.ts'
import type { Component, ScoreSheet } from './training.scheme.ts'

/** How ranks go on after equal totals. */
export type Ranking = (typeof rankings)[number]

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

/** The total of a competition: the moderated points where there are any, else the sum of the rounds; then the bonus. */
export function competitionTotal(sheet: ScoreSheet): string {
  const sum = sheet.components.reduce((total, entry) => total + units(entry.points), 0n)
  const base = sheet.moderatedPoints === null ? sum : units(sheet.moderatedPoints)
  return unitsToDecimal(Number(base + units(sheet.bonus ?? '0')), scale)
}

/**
 * Equal totals share a rank; the next rank counts those before it (standard competition ranking, "1224") or the totals
 * before it (dense ranking, "1223"). Rows without a total have no rank. The order of the input is kept.
 */
export function ranked<Row extends { readonly total: string | null }>(
  rows: readonly Row[],
  ranking: Ranking,
): readonly (Row & { readonly rank: number | null })[] {
  const totals = rows.flatMap((row) => (row.total === null ? [] : [decimalToUnits(row.total, scale)]))
  const descending = (ranking === 'dense' ? [...new Set(totals)] : totals).toSorted((left, right) => right - left)
  const ranks = new Map<number, number>()
  for (const [place, total] of descending.entries()) if (!ranks.has(total)) ranks.set(total, place + 1)
  return rows.map((row) => {
    const total = row.total === null ? null : decimalToUnits(row.total, scale)
    return { ...row, rank: total === null ? null : (ranks.get(total) ?? null) }
  })
}

/** Whether a total reaches the pass mark; null where nothing was scored or no mark was set. */
export function passes(total: string | null, passMark: string | null): boolean | null {
  return total === null || passMark === null ? null : units(total) >= units(passMark)
}
