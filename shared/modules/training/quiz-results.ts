import { decimalToUnits } from '../../record/decimal.ts'
import type { Settled } from './quiz-marking.ts'
import type { KeptQuestion } from './quiz-reading.ts'

/** The fewest papers of which a correlation is told; fewer would say more of chance than of a question. */
const fewestPapers = 5

const shareOf = (points: number, maximum: number) => (maximum === 0 ? 0 : points / maximum)

/** How many results earned from 0 to under 10 %, and so on; the last of ten holds 90 to 100 %. */
export function binsOf(settled: readonly Settled[]): readonly number[] {
  const bins = Array.from({ length: 10 }, () => 0)
  for (const { result } of settled) {
    const [points, maximum] = [decimalToUnits(result.points, 2), decimalToUnits(result.maximum, 2)]
    const place = maximum === 0 ? 0 : Math.min(9, Math.floor((10 * points) / maximum))
    bins[place] = (bins[place] ?? 0) + 1
  }
  return bins
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Pearson's coefficient of pairs; null where one side does not vary. */
function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const [left, right] = [meanOf(pairs.map(([one]) => one)), meanOf(pairs.map(([, other]) => other))]
  let [together, ones, others] = [0, 0, 0]
  for (const [one, other] of pairs) {
    together += (one - left) * (other - right)
    ones += (one - left) ** 2
    others += (other - right) ** 2
  }
  return ones < 1e-12 || others < 1e-12 ? null : together / Math.sqrt(ones * others)
}

export type QuestionFigures = {
  readonly asked: number
  readonly facility: string | null
  readonly discrimination: string | null
}

/**
 * What results tell of a question: the mean share of its points that was earned (facility index), and the correlation of that
 * share with the share of all other points of the paper (corrected item-total correlation). Answers that wait for a person
 * are left out.
 */
export function figuresOf({ id, points }: KeptQuestion, settled: readonly Settled[]): QuestionFigures {
  const units = decimalToUnits(points, 2)
  const pairs = settled.flatMap(({ result }): readonly (readonly [number, number])[] => {
    const row = result.rows.find(({ question }) => question === id)
    if (!row || row.outcome === 'awaiting') return []
    const rest = decimalToUnits(result.points, 2) - row.units
    return [[shareOf(row.units, units), shareOf(rest, decimalToUnits(result.maximum, 2) - units)]]
  })
  if (pairs.length === 0) return { asked: 0, facility: null, discrimination: null }
  const found = pairs.length < fewestPapers ? null : correlation(pairs)
  return {
    asked: pairs.length,
    facility: (100 * meanOf(pairs.map(([share]) => share))).toFixed(1),
    discrimination: found === null ? null : found.toFixed(2).replace(/^-0\.00$/, '0.00'),
  }
}
