import { add, type Fraction, fraction, toUnits } from '../../base/fraction.ts'
import { decimalToUnits, unitsText } from '../../record/decimal.ts'
import { type Ranking, ranked } from './training.scoring.ts'

/** How many totals lie from `from` on and below `to`; the last band of a hundred holds the hundred as well. */
export type Band = { readonly from: number; readonly to: number; readonly count: number }

/** A total of somebody who belongs to a group, or to none. */
export type Grouped = { readonly id: string; readonly group: string | null; readonly total: string }

/** How a group stands beside everybody else; the difference is of the two means. */
export type GroupFigures = {
  readonly group: string | null
  readonly people: number
  readonly mean: string
  /** Null where there is nobody else. */
  readonly others: string | null
  readonly difference: string | null
}

const width = 10
const hundred = 100

/** Totals by bands of ten, without gaps from the first to the last in which there are any. */
export function bandsOf(totals: readonly string[]): readonly Band[] {
  const places = totals.map((total) => {
    const units = decimalToUnits(total, 2)
    return units === hundred * 100 ? hundred / width - 1 : Math.floor(units / (width * 100))
  })
  if (places.length === 0) return []
  const [first, last] = [Math.min(...places), Math.max(...places)]
  return Array.from({ length: last - first + 1 }, (_, step) => {
    const place = first + step
    return {
      from: place * width,
      to: (place + 1) * width,
      count: places.filter((one) => one === place).length,
    }
  })
}

const meanOf = (totals: readonly string[]): Fraction =>
  fraction(
    totals.reduce((sum, total) => sum + BigInt(decimalToUnits(total, 2)), 0n),
    BigInt(totals.length) * 100n,
  )
const text = (value: Fraction): string => unitsText(toUnits(value, 2), 2)

/** The mean of each group beside that of all others, with how many people each is of; nothing is judged by it. */
export function compareGroups(rows: readonly Grouped[]): readonly GroupFigures[] {
  const groups = [...new Set(rows.map(({ group }) => group))]
  const figures = groups.map((group): GroupFigures => {
    const own = rows.filter((row) => row.group === group).map(({ total }) => total)
    const rest = rows.filter((row) => row.group !== group).map(({ total }) => total)
    const mean = meanOf(own)
    if (rest.length === 0) return { group, people: own.length, mean: text(mean), others: null, difference: null }
    const others = meanOf(rest)
    const difference = add(mean, { numerator: -others.numerator, denominator: others.denominator })
    return { group, people: own.length, mean: text(mean), others: text(others), difference: text(difference) }
  })
  return figures.toSorted((one, other) => other.people - one.people)
}

/** The rank of everybody among those of their own group, by id. */
export function ranksWithin(rows: readonly Grouped[], ranking: Ranking): ReadonlyMap<string, number | null> {
  const groups = [...new Set(rows.map(({ group }) => group))]
  return new Map(
    groups.flatMap((group) =>
      ranked(
        rows.filter((row) => row.group === group),
        ranking,
      ).map(({ id, rank }) => [id, rank] as const),
    ),
  )
}
