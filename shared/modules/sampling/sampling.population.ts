import { decimalToUnits, normaliseDecimal, unitsToDecimal } from '../../record/decimal.ts'

/** One item of a population; `amount` in hundredths of the population's currency, or null where it has none. */
export type PopulationItem = {
  readonly identifier: string
  readonly label: string
  readonly stratum: string
  readonly amount: number | null
}

/** What is wrong with a row of a population; `row` counts from 1 in the rows below the head. */
export type PopulationFault = {
  readonly row: number
  readonly column: keyof PopulationItem
  readonly fault: 'missing' | 'repeated' | 'tooLong' | 'amount'
  readonly value: string
}

export type PopulationReading = {
  readonly items: readonly PopulationItem[]
  /** The first hundred; `faultCount` says how many there are. */
  readonly faults: readonly PopulationFault[]
  readonly faultCount: number
}

/** The columns of a frozen population, in this order. */
export const populationColumns = ['identifier', 'label', 'stratum', 'amount'] as const

/** A population may have this many items; above it a draw would no longer be a matter of seconds. */
export const mostItems = 200_000
const longest = { identifier: 200, label: 500, stratum: 200 } as const
const mostFaults = 100
/** Sums of that many amounts stay exact in hundredths. */
const largestAmount = 9_000_000_000
/** A total has at most twelve digits before the point, as every decimal of the vault. */
export const largestTotal = 99_999_999_999_999

type Row = Readonly<Record<keyof PopulationItem, string>>

function amountOf(text: string): number | null | undefined {
  if (text === '') return null
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/u.test(text)
  const normal = normaliseDecimal(grouped ? text.replaceAll(',', '') : text, 2)
  if (normal === null || Math.abs(Number(normal)) > largestAmount / 100) return undefined
  return decimalToUnits(normal, 2)
}

function plain(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}

/** Checks rows of text; every item needs an identifier of its own, an amount is a number of at most two places. */
export function readPopulation(rows: readonly Row[]): PopulationReading {
  const seen = new Set<string>()
  const faults: PopulationFault[] = []
  let faultCount = 0
  const items = rows.flatMap((row, index): readonly PopulationItem[] => {
    const clean = { identifier: plain(row.identifier), label: plain(row.label), stratum: plain(row.stratum) }
    const amount = amountOf(row.amount.trim())
    const found = faultOf(clean, { amount, seen, written: row.amount })
    if (found) {
      faultCount += 1
      if (faults.length < mostFaults) faults.push({ row: index + 1, ...found })
      return []
    }
    seen.add(clean.identifier)
    return [{ ...clean, amount: amount ?? null }]
  })
  return { items, faults, faultCount }
}

function faultOf(
  clean: Readonly<Record<'identifier' | 'label' | 'stratum', string>>,
  {
    amount,
    seen,
    written,
  }: { readonly amount: number | null | undefined; readonly seen: ReadonlySet<string>; readonly written: string },
): Omit<PopulationFault, 'row'> | null {
  const { identifier } = clean
  if (identifier === '') return { column: 'identifier', fault: 'missing', value: '' }
  if (seen.has(identifier)) return { column: 'identifier', fault: 'repeated', value: identifier.slice(0, 80) }
  for (const column of ['identifier', 'label', 'stratum'] as const) {
    if (clean[column].length > longest[column]) return { column, fault: 'tooLong', value: clean[column].slice(0, 80) }
  }
  if (amount === undefined) return { column: 'amount', fault: 'amount', value: written.slice(0, 80) }
  return null
}

function cell(text: string): string {
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The one way a population is written: CSV (RFC 4180) in UTF-8 without a mark, lines ended by a line feed, so that its digest is one too. */
export function populationText(items: readonly PopulationItem[]): string {
  const lines = items.map(({ identifier, label, stratum, amount }) =>
    [cell(identifier), cell(label), cell(stratum), amount === null ? '' : unitsToDecimal(amount, 2)].join(','),
  )
  return `${[populationColumns.join(','), ...lines].join('\n')}\n`
}
