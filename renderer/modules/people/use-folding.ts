import { useMemo, useState } from 'react'
import { allAbove, countBelow, foldedAtFirst, shownNodes } from '#shared/charts/tree-shown.ts'
import type { ChartNode } from '#shared/modules/people/people.projection.ts'

/** A chart of more boxes begins with its lower levels folded. */
const most = 80

/** The boxes that fit what is looked for: a unit by its name, or by any of its people, named in the box or not. */
function foundIn(
  nodes: readonly ChartNode[],
  sought: string,
  nameOf: (id: string) => string,
): ReadonlySet<string> | null {
  const words = sought.trim().toLowerCase()
  if (words === '') return null
  const fits = (text: string) => text.toLowerCase().includes(words)
  const found = nodes.filter(({ title, lead, deputy, members }) => {
    const people = [lead, deputy, ...members].flatMap((id) => id ?? [])
    return fits(title) || people.some((id) => fits(nameOf(id)))
  })
  return new Set(found.map(({ id }) => id))
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
    const above = found === null || found.size === 0 ? null : allAbove(nodes, found)
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
