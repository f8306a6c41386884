/** How long something took over the steps that have both times, in whole seconds; `of` is the number of steps that count. */
export type TimeSpread = {
  readonly median: number | null
  /** Rounded half up. */
  readonly mean: number | null
  readonly shortest: number | null
  readonly longest: number | null
  readonly count: number
  readonly of: number
}

/** The middle of the values, in whole seconds; of an even number the mean of the two in the middle, rounded half up. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[half - 1] ?? upper) + upper) / 2)
}

/** How times are spread; null stands for a step that has none. */
export function spreadOf(times: readonly (number | null)[]): TimeSpread {
  const known = times.filter((time) => time !== null).toSorted((one, other) => one - other)
  const sum = known.reduce((all, time) => all + time, 0)
  return {
    median: median(known),
    mean: known.length === 0 ? null : Math.round(sum / known.length),
    shortest: known.at(0) ?? null,
    longest: known.at(-1) ?? null,
    count: known.length,
    of: times.length,
  }
}
