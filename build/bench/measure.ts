/** The middle of the values: one slow run of a busy machine does not move it. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** How long a step takes, in milliseconds. */
export async function timed(step: () => unknown): Promise<number> {
  const started = performance.now()
  await step()
  return performance.now() - started
}

/**
 * The median of each step in milliseconds, the steps taken in turn: whatever the machine does meanwhile meets all of them
 * alike. `warm` rounds before are not counted.
 */
export async function interleaved<Name extends string>(
  rounds: number,
  steps: Readonly<Record<Name, (round: number) => unknown>>,
  warm = Math.ceil(rounds / 10),
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(steps) as Name[]
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < warm + rounds; round += 1) {
    for (const name of names) {
      const duration = await timed(() => steps[name](round))
      if (round >= warm) taken.get(name)?.push(duration)
    }
  }
  const medians = names.map((name) => [name, median(taken.get(name) ?? [])])
  return Object.fromEntries(medians)
}
