import { decimalToUnits, unitsText } from '../../record/decimal.ts'
import { idList } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'
import { moneyOf } from './spending.money.ts'
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
export type SpendingSide = 'kind' | 'control' | 'department' | 'period'

/** What was planned and spent in one currency. Currencies are never added together. */
export type CurrencySpending = {
  readonly currency: string
  readonly total: SpendingSums
  readonly rows: Readonly<Record<SpendingSide, readonly SpendingRow[]>>
}

type Line = { readonly planned: bigint; readonly actual: bigint | null; readonly entity: AnyEntity }

function unitsOf(entity: AnyEntity, field: string, currency: string): bigint | null {
  const money = moneyOf(entity[field])
  return money?.currency === currency ? BigInt(decimalToUnits(money.amount, 2)) : null
}

function sumsOf(lines: readonly Line[]): SpendingSums {
  const sum = (units: (line: Line) => bigint) => lines.reduce((total, line) => total + units(line), 0n)
  const planned = sum((line) => line.planned)
  const actual = sum((line) => line.actual ?? 0n)
  const open = sum((line) => (line.actual === null ? line.planned : 0n))
  return {
    count: lines.length,
    planned: unitsText(planned, 2),
    actual: unitsText(actual, 2),
    variance: unitsText(actual - planned, 2),
    open: unitsText(open, 2),
    share: planned === 0n ? null : Math.round((Number(actual) / Number(planned)) * 100),
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

const keysOf: Readonly<Record<SpendingSide, (entity: AnyEntity) => readonly (string | null)[]>> = {
  kind: ({ kind }) => [textOf(kind)],
  control: ({ controls }) => (idList(controls).length > 0 ? idList(controls) : [null]),
  department: ({ department }) => [textOf(department)],
  period: ({ year, quarter }) => [`${String(year)}${typeof quarter === 'string' ? ` ${quarter}` : ''}`],
}

function rowsBy(lines: readonly Line[], side: SpendingSide): readonly SpendingRow[] {
  const keyed = lines.flatMap((line) => keysOf[side](line.entity).map((key) => ({ key, line })))
  const rows = [...Map.groupBy(keyed, ({ key }) => key)].map(([key, members]) => ({
    key,
    ...sumsOf(members.map(({ line }) => line)),
  }))
  const place = ({ key }: SpendingRow) => spendingKinds.findIndex((kind) => kind === key)
  if (side === 'kind') return rows.toSorted((one, other) => place(one) - place(other))
  if (side === 'period') return rows.toSorted((one, other) => (one.key ?? '').localeCompare(other.key ?? ''))
  const size = ({ planned, actual }: SpendingRow) => Math.max(Number(planned), Number(actual))
  return rows.toSorted((one, other) => Number(one.key === null) - Number(other.key === null) || size(other) - size(one))
}

/**
 * Planned against actual by kind, control, department and period, the currency with the most lines first; cancelled lines
 * are left out. A line that serves several controls counts in full for each of them, and once in the total.
 */
export function projectSpending(items: readonly AnyEntity[]): readonly CurrencySpending[] {
  const counted = items.filter(({ state }) => state !== 'cancelled')
  const named = counted.flatMap((entity) => {
    const currency = (moneyOf(entity.planned) ?? moneyOf(entity.actual))?.currency
    return currency === undefined ? [] : [{ currency, entity }]
  })
  return [...Map.groupBy(named, ({ currency }) => currency)]
    .map(([currency, members]): CurrencySpending => {
      const lines = members.map(({ entity }) => ({
        planned: unitsOf(entity, 'planned', currency) ?? 0n,
        actual: unitsOf(entity, 'actual', currency),
        entity,
      }))
      const by = (side: SpendingSide) => rowsBy(lines, side)
      const rows = { kind: by('kind'), control: by('control'), department: by('department'), period: by('period') }
      return { currency, total: sumsOf(lines), rows }
    })
    .toSorted((one, other) => other.total.count - one.total.count || one.currency.localeCompare(other.currency))
}
