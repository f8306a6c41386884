import type { RecentChange } from './home.contract.ts'

/** Changes that are told as one: the latest of them, how many records, and what else these entries changed. */
export type ToldChange = { readonly first: RecentChange; readonly count: number; readonly others: number }

/** From so many on that say the same, changes in a row are told as one. */
const fewestAlike = 3

function isAlike(one: RecentChange, other: RecentChange): boolean {
  const same = (['record', 'kind', 'state', 'person'] as const).every((name) => one[name] === other[name])
  // Whatever an entry changed besides is told with it alone.
  return same && one.others === 0 && other.others === 0
}

/** The changes of one day, newest first, those in a row that one person made alike to records of one kind as one. */
export function toldChanges(changes: readonly RecentChange[]): readonly ToldChange[] {
  const runs: RecentChange[][] = []
  for (const change of changes) {
    const run = runs.at(-1)
    if (run?.[0] && isAlike(run[0], change)) run.push(change)
    else runs.push([change])
  }
  return runs.flatMap((run): readonly ToldChange[] => {
    const [first] = run
    if (first && run.length >= fewestAlike) return [{ first, count: run.length, others: 0 }]
    return run.map((change) => ({ first: change, count: 1, others: change.others }))
  })
}
