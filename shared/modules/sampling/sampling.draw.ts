import { assertNever } from '../../base/assert.ts'
import { textSha256 } from '../../base/sha256.ts'
import type { Allocation, SamplingMethod } from './sampling.methods.ts'
import type { PopulationItem } from './sampling.population.ts'

/** One item that a draw took; `hits` counts the money units of it that were drawn, and is 1 for draws of items. */
export type DrawnItem = { readonly item: PopulationItem; readonly hits: number }

const unit = 2n ** 48n

/**
 * The order of chance: the SHA-256 of seed, line feed and identifier as lower-case hexadecimal. Whoever has seed and population can
 * reckon it with any tool, and no library's generator has to be trusted.
 */
function chanceKey(seed: string, identifier: string): string {
  return textSha256(`${seed}\n${identifier}`)
}

/** Where a systematic draw begins within its first interval, in 2^48ths of it: the first twelve digits of SHA-256 over the seed, a line feed and `start`. */
function startOf(seed: string): bigint {
  return BigInt(`0x${textSha256(`${seed}\nstart`).slice(0, 12)}`)
}

/** The places, from 0, of `size` points at equal distances in `length`, the first at a chance place of its interval; exact for any length. */
function pointsIn(length: bigint, size: number, seed: string): readonly bigint[] {
  const start = startOf(seed)
  const count = BigInt(size)
  return Array.from({ length: size }, (_, index) => ((start + BigInt(index) * unit) * length) / (count * unit))
}

/** A simple random sample without replacement: the first `size` in the order of chance. */
function drawRandom(items: readonly PopulationItem[], size: number, seed: string): readonly DrawnItem[] {
  return items
    .map((item) => ({ item, key: chanceKey(seed, item.identifier) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .slice(0, size)
    .map(({ item }) => ({ item, hits: 1 }))
}

/** Items at equal distances in the order of the population. */
function drawSystematic(items: readonly PopulationItem[], size: number, seed: string): readonly DrawnItem[] {
  return pointsIn(BigInt(items.length), Math.min(size, items.length), seed).flatMap((point) => {
    const item = items[Number(point)]
    return item ? [{ item, hits: 1 }] : []
  })
}

/** The items by stratum, strata in the order in which the population names them first. */
export function strataOf(items: readonly PopulationItem[]): ReadonlyMap<string, readonly PopulationItem[]> {
  return Map.groupBy(items, ({ stratum }) => stratum)
}

/**
 * How many of `size` fall to each stratum. Proportional: by largest remainder, the earlier stratum first among equals, and at least
 * one each; equal: the same for each, the first ones one more. No stratum gets more than it has.
 */
export function allocate(
  strata: ReadonlyMap<string, readonly PopulationItem[]>,
  size: number,
  allocation: 'proportional' | 'equal',
): ReadonlyMap<string, number> {
  const names = [...strata.keys()]
  const sizes = names.map((name) => strata.get(name)?.length ?? 0)
  const total = sizes.reduce((sum, one) => sum + one, 0)
  const wanted = Math.min(total, Math.max(size, names.length))
  const share = (index: number) =>
    allocation === 'equal' ? wanted / names.length : (wanted * (sizes[index] ?? 0)) / total
  const given = sizes.map((most, index) => Math.min(most, Math.max(1, Math.floor(share(index) + 1e-9))))
  const sum = () => given.reduce((all, one) => all + one, 0)
  const byLack = (sign: 1 | -1) => (one: number, other: number) =>
    sign * (share(other) - (given[other] ?? 0) - (share(one) - (given[one] ?? 0))) || one - other
  while (sum() !== wanted) {
    const up = sum() < wanted
    const [next] = names
      .map((_, index) => index)
      .filter((index) => (up ? (given[index] ?? 0) < (sizes[index] ?? 0) : (given[index] ?? 0) > 1))
      .toSorted(byLack(up ? 1 : -1))
    if (next === undefined) break
    given[next] = (given[next] ?? 0) + (up ? 1 : -1)
  }
  return new Map(names.map((name, index) => [name, given[index] ?? 0]))
}

/** A random draw within each stratum. */
function drawStratified(
  items: readonly PopulationItem[],
  size: number,
  given: { readonly seed: string; readonly allocation: 'proportional' | 'equal' },
): readonly DrawnItem[] {
  const strata = strataOf(items)
  const sizes = allocate(strata, size, given.allocation)
  return [...strata].flatMap(([name, rows]) => drawRandom(rows, sizes.get(name) ?? 0, given.seed))
}

/**
 * Monetary units at equal distances in the running total of the positive amounts, in the order of the population: an item of
 * an interval or more is certain to be taken. What has no positive amount cannot be drawn.
 */
export function drawMonetary(items: readonly PopulationItem[], size: number, seed: string): readonly DrawnItem[] {
  const reachable = items.filter(({ amount }) => (amount ?? 0) > 0)
  const total = reachable.reduce((sum, { amount }) => sum + BigInt(amount ?? 0), 0n)
  const points = pointsIn(total, size, seed)
  const drawn: DrawnItem[] = []
  let end = 0n
  let next = 0
  for (const item of reachable) {
    end += BigInt(item.amount ?? 0)
    let hits = 0
    while (next < points.length && (points[next] ?? end) < end) {
      hits += 1
      next += 1
    }
    if (hits > 0) drawn.push({ item, hits })
  }
  return drawn
}

/** Draws `size` items or money units by a method; the same population, terms and seed give the same items. */
export function drawSample(
  items: readonly PopulationItem[],
  terms: {
    readonly method: SamplingMethod
    readonly allocation: Allocation
    readonly size: number
    readonly seed: string
  },
): readonly DrawnItem[] {
  const { method, allocation, size, seed } = terms
  switch (method) {
    case 'random':
      return drawRandom(items, size, seed)
    case 'systematic':
      return drawSystematic(items, size, seed)
    case 'stratified':
      return drawStratified(items, size, { seed, allocation })
    case 'monetaryUnit':
      return drawMonetary(items, size, seed)
    default:
      return assertNever(method)
  }
}
