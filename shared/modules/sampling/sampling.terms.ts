import type { FieldError } from '../../contract/errors.ts'
import { decimalToUnits } from '../../record/decimal.ts'
import type { DrawInput } from './sampling.contract.ts'
import { attributeSampleSize, monetarySampleSize } from './sampling.size.ts'

type Terms = Pick<DrawInput, 'method' | 'confidence' | 'tolerable' | 'expected' | 'tolerableAmount' | 'expectedAmount'>

const share = (text: string | null) => (text === null ? 0 : Number(text) / 100)
const cents = (text: string | null) => (text === null ? 0 : decimalToUnits(text, 2))

/** How many items, or money units, the terms ask for; null where they contradict each other or say too little. `reachable` is a decimal. */
export function formulaSize(
  terms: Terms,
  population: { readonly items: number; readonly reachable: string | null },
): number | null {
  const { method, tolerable, expected, tolerableAmount, expectedAmount } = terms
  const confidence = share(terms.confidence)
  if (method === 'monetaryUnit') {
    const amount = cents(population.reachable)
    if (tolerableAmount === null || amount <= 0) return null
    return monetarySampleSize({
      amount,
      confidence,
      tolerable: cents(tolerableAmount),
      expected: cents(expectedAmount),
    })
  }
  if (tolerable === null || share(tolerable) <= share(expected)) return null
  return attributeSampleSize({
    items: population.items,
    confidence,
    tolerable: share(tolerable),
    expected: share(expected),
  })
}

/** What is missing from the terms of a draw, or contradicts something else, by field. */
export function termErrors(
  terms: Terms,
  population: { readonly strata: number; readonly reachable: string | null },
): readonly FieldError[] {
  const { method, confidence, tolerable, expected, tolerableAmount, expectedAmount } = terms
  const errors: FieldError[] = []
  if (Number(confidence) < 50 || Number(confidence) >= 100)
    errors.push({ path: 'confidence', key: 'sampling.refused.confidence' })
  if (method === 'monetaryUnit') {
    if (cents(population.reachable) <= 0) errors.push({ path: 'method', key: 'sampling.refused.noAmounts' })
    if (cents(tolerableAmount) <= 0) errors.push({ path: 'tolerableAmount', key: 'required' })
    else if (cents(expectedAmount) >= cents(tolerableAmount))
      errors.push({ path: 'expectedAmount', key: 'sampling.refused.expected' })
    return errors
  }
  if (method === 'stratified' && population.strata < 2)
    errors.push({ path: 'method', key: 'sampling.refused.noStrata' })
  if (share(tolerable) <= 0) errors.push({ path: 'tolerable', key: 'required' })
  else if (share(expected) >= share(tolerable)) errors.push({ path: 'expected', key: 'sampling.refused.expected' })
  return errors
}
