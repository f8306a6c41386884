import { normaliseDecimal } from '../../record/decimal.ts'
import type { Entity } from '../../record/record.ts'
import { type CurrencySpending, projectSpending, type SpendingPart, sideFields } from './spending.projection.ts'
import type { spendingItemRecord } from './spending-item.record.ts'

type Item = Entity<typeof spendingItemRecord>

/** One line of spending as the report prints it; amounts are decimal text, null where none was stated. */
export type SpendingLine = Pick<Item, 'title' | 'kind' | 'quarter' | 'state' | 'planned' | 'actual'> & {
  readonly number: string
  readonly department: string
}

/** What was planned and spent of a year; rows by control and department are called by name. */
export type SpendingYear = {
  readonly year: string
  readonly currencies: readonly CurrencySpending[]
  readonly lines: readonly SpendingLine[]
  /** Lines that serve no control, and lines without any amount. */
  readonly unassigned: number
  readonly withoutAmount: number
}

/** The security spending of a unit and those below it: the year before, the year of the day, and the next, where there is any. */
export type SpendingReport = {
  readonly organisation: string
  readonly classification: string
  readonly unit: string
  readonly units: number
  readonly on: string
  readonly years: readonly SpendingYear[]
  /** The head of the unit first, then whoever approved the last of its lines; each once. */
  readonly signers: readonly { readonly duty: 'head' | 'approver'; readonly id: string; readonly person: string }[]
}

type Source = {
  readonly organisation: {
    readonly name: string
    readonly legalName: string | null
    readonly classification: string | null
  } | null
  readonly unit: { readonly name: string; readonly head: string | null }
  readonly units: number
  /** Lines that were not cancelled. */
  readonly items: readonly Item[]
  readonly on: string
  readonly nameOf: (record: string, id: string | null) => string
}

const hundredths = (amount: string | undefined) =>
  BigInt((normaliseDecimal(amount ?? '0', 2) ?? '0.00').replace('.', ''))

/** What parts a line from others by some fields: one key, or one for each control that it serves. */
function keysOf(item: Item, fields: readonly string[]): readonly (readonly (string | null)[])[] {
  if (fields[0] === 'controls') return item.controls.length === 0 ? [[null]] : item.controls.map((control) => [control])
  const values = { kind: item.kind, department: item.department, year: item.year, quarter: item.quarter }
  return [fields.map((field) => Object.entries(values).find(([name]) => name === field)?.[1] ?? null)]
}

/** The same sums that a list of these lines has, reckoned of the lines themselves. */
export function spendingParts(items: readonly Item[], fields: readonly string[]): readonly SpendingPart[] {
  const parts = new Map<string, SpendingPart>()
  for (const item of items) {
    const { planned, actual } = item
    const currency = planned?.currency ?? actual?.currency
    if (currency === undefined) continue
    const [first, second] = [hundredths(planned?.amount), hundredths(actual?.amount)]
    for (const keys of keysOf(item, fields)) {
      const place = JSON.stringify([currency, keys])
      const before = parts.get(place) ?? { currency, keys, count: 0, first: 0n, second: 0n, open: 0n }
      parts.set(place, {
        ...before,
        count: before.count + 1,
        first: before.first + first,
        second: before.second + second,
        open: before.open + (actual === null ? first : 0n),
      })
    }
  }
  return [...parts.values()]
}

function yearOf(year: string, items: readonly Item[], nameOf: Source['nameOf']): SpendingYear {
  const { kind, control, department, period } = sideFields
  const by = (fields: readonly string[]) => spendingParts(items, fields)
  const sides = { kind: by(kind), control: by(control), department: by(department), period: by(period) }
  const named = (currency: CurrencySpending): CurrencySpending => {
    const called = (record: 'control' | 'department') =>
      currency.rows[record].map((row) => ({ ...row, key: row.key === null ? null : nameOf(record, row.key) }))
    return { ...currency, rows: { ...currency.rows, control: called('control'), department: called('department') } }
  }
  return {
    year,
    currencies: projectSpending(by([]), sides).map(named),
    lines: items
      .map(({ number, title, kind: of, quarter, state, planned, actual, department: unit }) => ({
        ...{ number: number ?? '', title, kind: of, quarter, state, planned, actual },
        department: nameOf('department', unit),
      }))
      .toSorted((one, other) => one.number.localeCompare(other.number)),
    unassigned: items.filter(({ controls }) => controls.length === 0).length,
    withoutAmount: items.filter(({ planned, actual }) => planned === null && actual === null).length,
  }
}

/** What the report of security spending says on a day, `YYYY-MM-DD`. */
export function projectSpendingReport(source: Source): SpendingReport {
  const { organisation, unit, units, items, on, nameOf } = source
  const now = Number(on.slice(0, 4))
  const years = [now - 1, now, now + 1].map(String)
  const last = items
    .filter(({ approvedOn }) => approvedOn !== null)
    .toSorted(
      (one, other) => (other.approvedOn ?? '').localeCompare(one.approvedOn ?? '') || one.id.localeCompare(other.id),
    )
    .at(0)?.approvedBy
  const signer = (duty: 'head' | 'approver', id: string) => ({ duty, id, person: nameOf('person', id) })
  return {
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    classification: organisation?.classification ?? '',
    unit: unit.name,
    ...{ units, on },
    years: years.flatMap((year) => {
      const own = items.filter((item) => item.year === year)
      return own.length > 0 ? [yearOf(year, own, nameOf)] : []
    }),
    signers:
      unit.head === null
        ? []
        : [signer('head', unit.head), ...(last && last !== unit.head ? [signer('approver', last)] : [])],
  }
}
