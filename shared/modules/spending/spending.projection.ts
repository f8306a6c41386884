import { unitsText } from '../../record/decimal.ts'
import { spendingKinds } from './spending-item.record.ts'

/**
 * Sums of one currency as decimal text with two places. `variance` is actual less planned; `share` is actual in whole
 * percent of planned, null where nothing was planned. `open` is what is planned of lines that have no actual figure yet.
 */
export type SpendingSums = {
  readonly count: number
  readonly planned: string
  readonly actual: string
  readonly variance: string
  readonly open: string
  readonly share: number | null
}
/** What the lines are parted by: a kind, the id of a control or department, `2026` or `2026 q1`; null for none. */
export type SpendingRow = SpendingSums & { readonly key: string | null }
export const spendingSides = ['kind', 'control', 'department', 'period'] as const
export type SpendingSide = (typeof spendingSides)[number]

/** What was planned and spent in one currency. Currencies are never added together. */
export type CurrencySpending = {
  readonly currency: string
  readonly total: SpendingSums
  readonly rows: Readonly<Record<SpendingSide, readonly SpendingRow[]>>
}

/** Planned (`first`) and actual (`second`) of some lines, in hundredths of their currency, with what parts them from others. */
export type SpendingPart = {
  readonly currency: string
  readonly keys: readonly (string | null)[]
  readonly count: number
  readonly first: bigint
  readonly second: bigint
  readonly open: bigint
}

/** The fields by which each side parts the lines. */
export const sideFields: Readonly<Record<SpendingSide, readonly string[]>> = {
  kind: ['kind'],
  control: ['controls'],
  department: ['department'],
  period: ['year', 'quarter'],
}

function sumsOf({ count, first, second, open }: SpendingPart): SpendingSums {
  return {
    count,
    planned: unitsText(first, 2),
    actual: unitsText(second, 2),
    variance: unitsText(second - first, 2),
    open: unitsText(open, 2),
    share: first === 0n ? null : Math.round((Number(second) / Number(first)) * 100),
  }
}

function keyOf(side: SpendingSide, [key = null, quarter = null]: readonly (string | null)[]): string | null {
  return side === 'period' && quarter !== null ? `${key ?? ''} ${quarter}` : key
}

function rowsBy(parts: readonly SpendingPart[], side: SpendingSide): readonly SpendingRow[] {
  const rows = parts.map((part) => ({ key: keyOf(side, part.keys), ...sumsOf(part) }))
  const place = ({ key }: SpendingRow) => spendingKinds.findIndex((kind) => kind === key)
  if (side === 'kind') return rows.toSorted((one, other) => place(one) - place(other))
  if (side === 'period') return rows.toSorted((one, other) => (one.key ?? '').localeCompare(other.key ?? ''))
  const size = ({ planned, actual }: SpendingRow) => Math.max(Number(planned), Number(actual))
  return rows.toSorted((one, other) => Number(one.key === null) - Number(other.key === null) || size(other) - size(one))
}

/**
 * Planned against actual by kind, control, department and period, the currency with the most lines first. A line that
 * serves several controls counts in full for each of them, and once in the total.
 */
export function projectSpending(
  totals: readonly SpendingPart[],
  sides: Readonly<Record<SpendingSide, readonly SpendingPart[]>>,
): readonly CurrencySpending[] {
  return totals
    .map((total): CurrencySpending => {
      const by = (side: SpendingSide) =>
        rowsBy(
          sides[side].filter(({ currency }) => currency === total.currency),
          side,
        )
      const rows = { kind: by('kind'), control: by('control'), department: by('department'), period: by('period') }
      return { currency: total.currency, total: sumsOf(total), rows }
    })
    .toSorted((one, other) => other.total.count - one.total.count || one.currency.localeCompare(other.currency))
}
