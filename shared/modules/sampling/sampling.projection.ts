import { decimalToUnits, unitsToDecimal } from '../../record/decimal.ts'
import { isText, partRows, type ValueRow } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'
import { evaluateAttributes, evaluateMonetary } from './sampling.evaluate.ts'

/** What was seen of a sample so far, and what that says of the population; rates as percents and amounts as decimals, of two places. */
export type SampleStanding = {
  readonly drawn: number
  /** Items that nobody has said anything of. */
  readonly waiting: number
  readonly looked: number
  readonly deviations: number
  readonly leftOut: number
  readonly projected: string | null
  readonly upper: string | null
  readonly projectedAmount: string | null
  readonly upperAmount: string | null
  readonly understated: string | null
  readonly verdict: 'supports' | 'doesNotSupport' | null
}

const share = (value: AnyValue | undefined) => (isText(value) ? Number(value) / 100 : 0)
const cents = (value: AnyValue | undefined) => (isText(value) ? decimalToUnits(value, 2) : 0)

/** Limits are rounded up: rounding must not make a population better than it was found. */
function percentUp(rate: number): string {
  return unitsToDecimal(Math.min(10_000, Math.ceil(rate * 10_000 - 1e-6)), 2)
}

function percentOf(rate: number): string {
  return unitsToDecimal(Math.min(10_000, Math.round(rate * 10_000)), 2)
}

function isSeen({ result }: ValueRow): boolean {
  return isText(result) && result !== 'notApplicable'
}

function isDeviation({ result }: ValueRow): boolean {
  return result === 'deviation' || result === 'missing'
}

function attributeStanding(sample: ValueRow, items: readonly ValueRow[]) {
  const strata =
    sample.method === 'stratified'
      ? partRows(sample.strata).map(({ stratum, items: all }) => ({ stratum: stratum ?? null, all: Number(all) }))
      : [{ stratum: undefined, all: Number(sample.populationItems) }]
  const findings = strata.map(({ stratum, all }) => {
    const seen = items.filter((item) => isSeen(item) && (stratum === undefined || (item.stratum ?? null) === stratum))
    return { items: all, looked: seen.length, deviations: seen.filter(isDeviation).length }
  })
  const result = evaluateAttributes(findings, share(sample.confidence))
  const upper = result ? percentUp(result.upper) : null
  return {
    projected: result ? percentOf(result.projected) : null,
    upper,
    verdict: upper === null ? null : Number(upper) / 100 <= share(sample.tolerable) ? 'supports' : 'doesNotSupport',
  } as const
}

/** What is not found is worth nothing until it is found. */
function auditedCents(item: ValueRow): number {
  if (item.result === 'conform') return cents(item.amount)
  return item.result === 'missing' ? 0 : cents(item.auditedAmount)
}

function monetaryStanding(sample: ValueRow, items: readonly ValueRow[]) {
  const seen = items.filter(isSeen)
  if (seen.length === 0) return {}
  const findings = seen.map((item) => ({ book: cents(item.amount), audited: auditedCents(item) }))
  const size = typeof sample.size === 'number' ? sample.size : 1
  const terms = { amount: cents(sample.populationAmount), size, confidence: share(sample.confidence) }
  const { projected, upper, understated } = evaluateMonetary(findings, terms)
  return {
    projectedAmount: unitsToDecimal(projected, 2),
    upperAmount: unitsToDecimal(upper, 2),
    understated: unitsToDecimal(understated, 2),
    verdict: upper <= cents(sample.tolerableAmount) ? 'supports' : 'doesNotSupport',
  } as const
}

/** Reckons a sample by the items looked at; the same figures for the page, the conclusion and documents. */
export function projectSample(sample: ValueRow, items: readonly ValueRow[]): SampleStanding {
  const seen = items.filter(isSeen)
  const drawn = partRows(sample.drawn).length
  const said = items.filter(({ result }) => isText(result)).length
  const none = {
    projected: null,
    upper: null,
    projectedAmount: null,
    upperAmount: null,
    understated: null,
    verdict: null,
  }
  return {
    drawn,
    waiting: drawn - said,
    looked: seen.length,
    deviations: seen.filter(isDeviation).length,
    leftOut: said - seen.length,
    ...none,
    ...(sample.method === 'monetaryUnit' ? monetaryStanding(sample, items) : attributeStanding(sample, items)),
  }
}
