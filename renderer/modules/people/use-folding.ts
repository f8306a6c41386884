import { useMemo, useState } from 'react'
import { allAbove, countBelow, foldedAtFirst, shownNodes } from '#shared/charts/tree-shown.ts'
import type { ChartNode } from '#shared/modules/people/people.projection.ts'

/** A chart of more boxes begins with its lower levels folded. */
const most = 80

/** How many members a box names while nothing is sought. */
export const namedMembers = 5

/** The boxes that fit what is looked for, each with the people who fit and whom it does not name by itself. */
export type Found = ReadonlyMap<string, readonly string[]>

/** A unit fits by its name, or by any of its people, whether or not they hold an office in it. */
function foundIn(nodes: readonly ChartNode[], sought: string, nameOf: (id: string) => string): Found | null {
  const words = sought.trim().toLowerCase()
  if (words === '') return null
  const fits = (text: string) => text.toLowerCase().includes(words)
  return new Map(
    nodes.flatMap(({ id, title, lead, deputy, members, people }) => {
      const named = new Set([lead, deputy, ...members.slice(0, namedMembers)].flatMap((one) => one ?? []))
      const others = people.filter((one) => !named.has(one) && fits(nameOf(one)))
      const isFound = fits(title) || others.length > 0 || [...named].some((one) => fits(nameOf(one)))
      return isFound ? [[id, others] as const] : []
    }),
  )
}

/** What of a chart is folded away, by hand or at first because it is large; what is sought is never. */
export function useFolding(nodes: readonly ChartNode[], sought: string, nameOf: (id: string) => string) {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const below = useMemo(() => countBelow(nodes), [nodes])
  const atFirst = useMemo(() => foldedAtFirst(nodes, most), [nodes])
  // biome-ignore lint/correctness/useExhaustiveDependencies: names follow from the nodes
  const found = useMemo(() => foundIn(nodes, sought, nameOf), [nodes, sought])
  const folded = useMemo(() => {
    const own = chosen ?? atFirst
    const above = found === null || found.size === 0 ? null : allAbove(nodes, new Set(found.keys()))
    return above === null ? own : new Set([...own].filter((id) => !above.has(id)))
  }, [chosen, atFirst, found, nodes])
  const shown = useMemo(() => shownNodes(nodes, folded), [nodes, folded])
  // The tops alone stay unfolded, or there would be a single box to see.
  const all = useMemo(() => {
    const known = new Set(nodes.map(({ id }) => id))
    const tops = new Set(nodes.filter(({ parent }) => parent === null || !known.has(parent)).map(({ id }) => id))
    return new Set([...below.keys()].filter((id) => !tops.has(id)))
  }, [nodes, below])
  return {
    ...{ shown, folded, below, found },
    fold: (id: string) => {
      const next = new Set(folded)
      if (!next.delete(id)) next.add(id)
      setChosen(next)
    },
    turnAll: below.size > 0 ? () => setChosen(folded.size > 0 ? new Set() : all) : null,
  }
}
